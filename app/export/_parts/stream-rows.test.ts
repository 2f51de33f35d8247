import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';

import { streamCsv, streamJson, type NextPage } from './stream-rows';

/** So many numbers, and how often a page was asked for. */
function countTo(total: number) {
  const asked: (number | null)[] = [];
  const nextPage: NextPage<number> = (after, limit) => {
    asked.push(after);
    const from = (after ?? 0) + 1;
    return Promise.resolve(Array.from({ length: Math.min(limit, total - from + 1) }, (_, index) => from + index));
  };
  return { asked, nextPage };
}

describe('an exported list', () => {
  it.each([0, 1, 99, 100, 101, 250])('of %i rows is whole in both forms', async (total) => {
    const numbers = Array.from({ length: total }, (_, index) => index + 1);
    const json = streamJson('x.json', countTo(total).nextPage, (row) => ({ row }));
    expect(await json.json()).toEqual(numbers.map((row) => ({ row })));
    const csv = await streamCsv('x.csv', ['n'], countTo(total).nextPage, (row) => [String(row)]).arrayBuffer();
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(csv);
    expect(text.startsWith('\uFEFFn\r\n')).toBe(true);
    expect(parse(text, { bom: true })).toEqual([['n'], ...numbers.map((row) => [String(row)])]);
  });

  it('is read no faster than it is taken', async () => {
    const { asked, nextPage } = countTo(100_000);
    const reader = streamCsv('x.csv', ['n'], nextPage, (row) => [String(row)]).body?.getReader();
    await reader?.read();
    await reader?.read();
    expect(asked.length).toBeLessThan(4);
    await reader?.cancel();
  });

  it('lets others in between two pages, however fast it is taken', async () => {
    let turns = 0;
    const count = (): void => {
      turns += 1;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    const { asked, nextPage } = countTo(5000);
    await streamCsv('x.csv', ['n'], nextPage, (row) => [String(row)]).text();
    clearImmediate(next);
    expect(asked.length).toBe(51);
    expect(turns).toBeGreaterThanOrEqual(asked.length - 1);
  });

  it('cannot be taken for a formula, and is a file to keep', async () => {
    const { nextPage } = countTo(1);
    const answer = streamCsv('x.csv', ['a'], nextPage, () => ['=HYPERLINK("https://evil.example")']);
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="x.csv"');
    expect(await answer.text()).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
  });
});
