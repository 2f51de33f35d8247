import { describe, expect, it } from 'vitest';

import { splitLag, wordBytes } from './word-amount';

describe('wordBytes', () => {
  it.each([
    [0, '0 kB'],
    [1400, '1.4 kB'],
    [999_000, '999 kB'],
    [1_440_000, '1.4 MB'],
    [250_000_000_000, '250 GB'],
    [5e18, '5,000,000 TB'],
  ])('words %d', (bytes, words) => expect(wordBytes(bytes, 'en')).toBe(words));
});

describe('splitLag', () => {
  it.each([
    [-5, 'seconds', '0'],
    [340, 'seconds', '0.3'],
    [59_000, 'seconds', '59'],
    [119_000, 'seconds', '119'],
    [600_000, 'minutes', '10'],
  ])('splits %d ms', (ms, unit, value) => expect(splitLag(ms, 'en')).toEqual({ unit, value }));
});
