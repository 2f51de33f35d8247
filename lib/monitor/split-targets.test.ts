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
    ['a list with middle dots', '・a.jp\n・b.jp\n・ c.jp', ['a.jp', 'b.jp', 'c.jp']],
    ['a list of Markdown', '- a.jp\n* b.jp\n+ c.jp\n  - d.jp', ['a.jp', 'b.jp', 'c.jp', 'd.jp']],
    ['a list of things to do', '- [ ] a.jp\n- [x] b.jp', ['a.jp', 'b.jp']],
    ['a numbered list', '1. a.jp\n2) b.jp\n(3)c.jp\n4、d.jp\n⑤e.jp', ['a.jp', 'b.jp', 'c.jp', 'd.jp', 'e.jp']],
    ['a list on one line', '・a.jp ・b.jp •c.jp', ['a.jp', 'b.jp', 'c.jp']],
    ['an answered mail', '> a.jp\n> ・b.jp', ['a.jp', 'b.jp']],
    ['names that begin with a number', '1.example.jp\n1.1.1.1\n2.jp', ['1.example.jp', '1.1.1.1', '2.jp']],
    ['an address in brackets', '[2001:db8::1]:8443', ['[2001:db8::1]:8443']],
    ['only marks', '・\n- \n* * *\n---', []],
    ['only separators', ' ,\t、\n ', []],
  ])('splits %s', (_, text, entries) => {
    expect(entriesOf(text)).toEqual(entries);
  });

  it('keeps every entry, as it was typed and in its order', () => {
    const entry = fc.stringMatching(/^[a-z日本][a-z0-9:/?.日本-]{0,19}$/);
    const gap = fc.constantFrom(' ', '\n', '\t', ',', '、', ',', ' ', ' , ', '\r\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(entry, gap), { maxLength: 100 }), (parts) => {
        const text = parts.map(([name, separator]) => name + separator).join('');
        expect(entriesOf(text)).toEqual(parts.map(([name]) => name));
      }),
    );
  });

  it('finds the same names in a list as without its marks, whichever they are', () => {
    const name = fc.stringMatching(/^[a-z日本0-9][a-z0-9日本-]{0,9}\.[a-z]{2,5}(:[0-9]{2,4})?$/);
    const mark = fc.constantFrom(
      '・',
      '・ ',
      '- ',
      '* ',
      '• ',
      '● ',
      '1. ',
      '12. ',
      '3) ',
      '(4)',
      '>',
      '> - ',
      '①',
      '  - [ ] ',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(mark, name), { maxLength: 50 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = lines.map((line) => line.join('')).join(end);
        expect(entriesOf(text)).toEqual(lines.map(([, plain]) => plain));
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
