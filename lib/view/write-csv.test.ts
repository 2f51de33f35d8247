import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { writeCsvRecord } from './write-csv';

describe('a CSV record', () => {
  it('quotes what would end a cell, and doubles quotes', () => {
    expect(writeCsvRecord(['a', 'b,c', 'd"e', 'f\r\ng', ''])).toBe('a,"b,c","d""e","f\r\ng",\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+81', "'+81"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['=HYPERLINK("http://evil.example","x")', '"\'=HYPERLINK(""http://evil.example"",""x"")"'],
    ['＝1+1', "'＝1+1"],
    ['＠SUM(A1)', "'＠SUM(A1)"],
    [' =1+1', "' =1+1"],
    ['\n=1', '"\'\n=1"'],
    ['a=1', 'a=1'],
  ])('makes %j harmless', (text, cell) => {
    expect(writeCsvRecord([text])).toBe(`${cell}\r\n`);
  });

  it('can be read back to what was written, but for the apostrophe, and no cell begins a formula', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: fc.constantFrom('=', '＝', ' ', '+', '-', '@', '"', "'", ',', '\r', '\n', '\t', 'a') }),
          {
            minLength: 1,
          },
        ),
        (cells) => {
          const read = readRecord(writeCsvRecord(cells));
          expect(read.some((cell) => /^\s*[=+\-@＝]|^[\t\r\n]/.test(cell))).toBe(false);
          expect(read.map((cell, index) => (cell === cells[index] ? cell : cell.slice(1)))).toEqual(cells);
        },
      ),
    );
  });
});

/** A reader of its own, letter by letter as RFC 4180 says. */
function readRecord(record: string): string[] {
  const cells = [''];
  let isQuoted = false;
  const text = record.slice(0, -2);
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '"' && isQuoted && text[at + 1] === '"') {
      cells.push(`${cells.pop() ?? ''}"`);
      at += 1;
    } else if (letter === '"') isQuoted = !isQuoted;
    else if (letter === ',' && !isQuoted) cells.push('');
    else cells.push((cells.pop() ?? '') + letter);
  }
  return cells;
}
