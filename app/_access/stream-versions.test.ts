import { afterEach, describe, expect, it, vi } from 'vitest';

import { streamVersions } from './stream-versions';

vi.mock('server-only', () => ({}));

const opened: { leave: () => void; body: ReadableStream<Uint8Array> | null }[] = [];

afterEach(async () => {
  for (const { leave, body } of opened.splice(0)) {
    leave();
    if (body && !body.locked) await body.cancel();
  }
});

async function open(readVersion: () => Promise<number | null>, personId = 'somebody') {
  const gone = new AbortController();
  const request = new Request('http://127.0.0.1/', { signal: gone.signal });
  const response = await streamVersions(request, { personId }, readVersion);
  const leave = (): void => gone.abort();
  opened.push({ leave, body: response.body });
  return { response, leave };
}

/** What a stream says until it ends. */
async function readAll({ body }: Response): Promise<string[]> {
  const text = await new Response(body).text();
  return [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => data);
}

const count = (...versions: (number | null)[]) => {
  const left = [...versions];
  return () => Promise.resolve(left.length > 1 ? (left.shift() ?? null) : (left[0] ?? null));
};

describe('a stream of versions', () => {
  it('says the version at once and whenever it changes, and "over" at the end', async () => {
    const { response } = await open(count(4, 4, 5, null));
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(await readAll(response)).toEqual(['4', '5', 'over']);
  });

  it('says "over" at once to whoever comes too late', async () => {
    expect(await readAll((await open(count(null))).response)).toEqual(['over']);
  });

  it('ends when the visitor goes', async () => {
    const { response, leave } = await open(count(1));
    leave();
    expect(await readAll(response)).toEqual(['1']);
  });

  it('refuses an eleventh to one person, not to another, and has room again when one has gone', async () => {
    const streams = [];
    for (let index = 0; index < 10; index += 1) streams.push(await open(count(1), 'busy'));
    const { response } = await open(count(1), 'busy');
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '30']);
    expect((await open(count(1), 'another')).response.status).toBe(200);
    const [first] = streams;
    await first?.response.body?.cancel();
    await expect.poll(async () => (await open(count(1), 'busy')).response.status).toBe(200);
  });
});
