import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { pasteLimits, splitTargets } from './split-targets';

function entriesOf(text: string): readonly string[] {
  const split = splitTargets(text);
  if (split.kind !== 'entries') throw new Error(`Refused: ${split.kind}`);
  return split.entries;
}

describe('splitTargets', () => {
  it.each([
    ['one name', 'example.jp', ['example.jp']],
    ['lines of any kind', 'a.jp\nb.jp\r\nc.jp\rd.jp', ['a.jp', 'b.jp', 'c.jp', 'd.jp']],
    ['cells of a spreadsheet', 'a.jp\tb.jp\nc.jp\t\n', ['a.jp', 'b.jp', 'c.jp']],
    ['commas of every kind', 'a.jp,b.jp, c.jp、d.jp,e.jp;f.jp', ['a.jp', 'b.jp', 'c.jp', 'd.jp', 'e.jp', 'f.jp']],
    ['full-width spaces', 'a.jp b.jp  c.jp', ['a.jp', 'b.jp', 'c.jp']],
    ['a byte order mark and zero-width spaces', '\uFEFFa.jp\u200Bb.jp', ['a.jp', 'b.jp']],
    ['full-width names, as typed', 'example.jp', ['example.jp']],
    ['a URL with its query', 'https://a.jp/x?y=1#z', ['https://a.jp/x?y=1#z']],
    ['nothing', '', []],
    ['only separators', ' ,\t、\n ', []],
  ])('splits %s', (_, text, entries) => {
    expect(entriesOf(text)).toEqual(entries);
  });

  it('keeps every entry, as it was typed and in its order', () => {
    const entry = fc.stringMatching(/^[a-z0-9:/?.日本-]{1,20}$/);
    const gap = fc.constantFrom(' ', '\n', '\t', ',', '、', ',', ' ', ' , ', '\r\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(entry, gap), { maxLength: 100 }), (parts) => {
        const text = parts.map(([name, separator]) => name + separator).join('');
        expect(entriesOf(text)).toEqual(parts.map(([name]) => name));
      }),
    );
  });

  it('takes as many entries as the limit and refuses one more', () => {
    const atLimit = Array.from({ length: pasteLimits.entries }, (_, index) => `${index}.jp`);
    expect(entriesOf(atLimit.join('\n'))).toHaveLength(pasteLimits.entries);
    expect(splitTargets([...atLimit, 'x.jp'].join('\n'))).toEqual({ kind: 'too-many-entries', count: 501, limit: 500 });
  });

  it('refuses a text over the limit, counted in bytes', () => {
    expect(splitTargets('a'.repeat(pasteLimits.bytes)).kind).toBe('entries');
    expect(splitTargets('あ'.repeat(pasteLimits.bytes / 3 + 1))).toEqual({
      kind: 'too-long',
      bytes: pasteLimits.bytes + 2,
      limit: pasteLimits.bytes,
    });
  });
});
