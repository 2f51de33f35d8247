import { describe, expect, it } from 'vitest';

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
  ])('refuses %j as %s', (text, refusal) => {
    expect(parseTagNames([text])).toEqual({ names: [], refused: [{ text, refusal }] });
  });

  it('counts characters as a person does: forty signs outside the basic plane fit', () => {
    expect(parseTagNames(['𠮷'.repeat(40)]).refused).toEqual([]);
  });

  it('takes markup as the text that it is', () => {
    expect(parseTagNames(['<b>x</b>']).names).toEqual(['<b>x</b>']);
  });
});
