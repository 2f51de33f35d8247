import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { showForeignText } from './show-foreign-text';

describe('showForeignText', () => {
  it.each([
    ['a mark that turns the text around', 'evil\u202Epj.elpmaxe', String.raw`evil\u202Epj.elpmaxe`],
    ['a NUL byte', 'example.jp\0.evil.test', String.raw`example.jp\u0000.evil.test`],
    ['an escape sequence of a terminal', '\x1b[2J', String.raw`\u001B[2J`],
    ['a line break', 'O=a\nCN=b', String.raw`O=a\u000ACN=b`],
    ['a zero-width space and a soft hyphen', 'a\u200Bb\u00ADc', String.raw`a\u200Bb\u00ADc`],
    ['an invisible tag beyond the basic plane', 'a\u{E0041}', String.raw`a\u{E0041}`],
    ['half of a pair', 'a\uD800b', String.raw`a\uD800b`],
  ])('writes out %s', (_, text, shown) => {
    expect(showForeignText(text)).toBe(shown);
  });

  it('leaves what can be read as it is', () => {
    const text = `C=JP, O=株式会社 例, CN="Let's Encrypt" <R12> 🍣`;
    expect(showForeignText(text)).toBe(text);
  });

  it('leaves nothing that cannot be seen, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(showForeignText(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
    );
  });
});
