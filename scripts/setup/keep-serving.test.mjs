import { describe, expect, it } from 'vitest';

import { keepServing } from './keep-serving.mjs';

const crash = { code: null, signal: 'SIGSEGV' };
const running = new Promise(() => undefined);

/** Servers that end in these ways, one after the other. */
function createWorld(...ends) {
  const stop = new AbortController();
  const crashes = [];
  let started = 0;
  const next = async () => {
    const number = (started += 1);
    const end = ends[number - 1] ?? running;
    if (number > ends.length) stop.abort();
    return { number, ended: Promise.resolve(end) };
  };
  return {
    crashes,
    keep: async (now = () => 0) =>
      keepServing(await next(), { restart: next, onCrash: (signal) => crashes.push(signal), stop: stop.signal, now }),
  };
}

describe('keepServing', () => {
  it('starts a server again that crashed in native code, and says so', async () => {
    const world = createWorld(crash, { code: 134, signal: null });
    const { server, end } = await world.keep();
    expect(world.crashes).toEqual(['SIGSEGV', 'code 134']);
    expect(server.number).toBe(3);
    expect(end).toBeNull();
  });

  it('leaves one that ended in any other way', async () => {
    for (const end of [
      { code: 1, signal: null },
      { code: null, signal: 'SIGKILL' },
    ]) {
      const world = createWorld(end);
      expect((await world.keep()).end).toEqual(end);
      expect(world.crashes).toEqual([]);
    }
  });

  it('gives up when it crashes six times within ten minutes', async () => {
    const world = createWorld(...Array.from({ length: 9 }, () => crash));
    const { server, end } = await world.keep();
    expect(server.number).toBe(6);
    expect(end).toEqual(crash);
  });

  it('goes on when crashes are rare', async () => {
    const world = createWorld(...Array.from({ length: 9 }, () => crash));
    let minutes = 0;
    const { server, end } = await world.keep(() => (minutes += 3) * 60_000);
    expect([server.number, end]).toEqual([10, null]);
  });
});
