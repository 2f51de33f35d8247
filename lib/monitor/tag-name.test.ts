import { describe, expect, it } from 'vitest';

import { readSiteTable, writeSiteTable } from './site-table';
import { parseTagNames } from './tag-name';

describe('parseTagNames', () => {
  it('trims names, folds their width, and takes the same name once', () => {
    expect(parseTagNames(['  ブログ ', 'ブログ', 'Shop', 'Shop'])).toEqual({ names: ['ブログ', 'Shop'], refused: [] });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['あ'.repeat(41), 'too-long'],
    ['a\u0000b', 'control-characters'],
    ['a\nb', 'control-characters'],
    ['a\u202Eb', 'control-characters'],
    ['A社,B社', 'separator'],
    ['A社、B社', 'separator'],
    ['A社;B社', 'separator'],
    ['A社|B社', 'separator'],
    ['A社\uFF0CB社', 'separator'],
  ])('refuses %j as %s', (text, refusal) => {
    expect(parseTagNames([text])).toEqual({ names: [], refused: [{ text, refusal }] });
  });

  it('counts characters as a person does: forty signs outside the basic plane fit', () => {
    expect(parseTagNames(['𠮷'.repeat(40)]).refused).toEqual([]);
  });

  it('gives back what a table was written with: no name comes back as two', () => {
    const { names } = parseTagNames(['取引先A', "B's / C・D", '"E"', ' F.G ', 'H,I', 'H:I']);
    const table = readSiteTable(writeSiteTable([{ text: 'example.jp', port: '', tags: names }]));
    expect(table.kind === 'rows' && table.rows[0]?.tags).toEqual(names);
    expect(names).toHaveLength(5);
  });

  it('takes markup as the text that it is', () => {
    expect(parseTagNames(['<b>x</b>']).names).toEqual(['<b>x</b>']);
  });
});
