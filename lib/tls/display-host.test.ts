import { domainToASCII } from 'node:url';
import { describe, expect, it } from 'vitest';
import { toDisplayHost } from './display-host';

describe('toDisplayHost', () => {
  it.each([
    '日本語.jp',
    'ブログ.example.jp',
    'とaと亜.jp',
    '한국어.kr',
    'bücher.de',
    'пример.рф',
    'ελληνικά.ελ',
    'موقع.com',
  ])('shows %s as it is written', (name) => {
    expect(toDisplayHost(domainToASCII(name))).toBe(name);
  });

  it.each([
    ['аpple.com', 'a Cyrillic letter among Latin ones'],
    ['аррӏе.com', 'Cyrillic letters that imitate a Latin word'],
    ['οοο.com', 'Greek letters that imitate Latin ones'],
    ['日本а.jp', 'a Cyrillic letter among Japanese ones'],
    ['a・b.jp', 'a middle dot that looks like a full stop'],
  ])('leaves %s in punycode (%s)', (name) => {
    const ascii = domainToASCII(name);
    expect(ascii).toContain('xn--');
    expect(toDisplayHost(ascii)).toBe(ascii);
  });

  it('judges each label by itself', () => {
    const suspicious = domainToASCII('аpple');
    expect(toDisplayHost(`${suspicious}.${domainToASCII('日本語')}.jp`)).toBe(`${suspicious}.日本語.jp`);
  });

  it('leaves plain names and broken punycode alone, and puts IPv6 into brackets', () => {
    expect(toDisplayHost('www.example.jp')).toBe('www.example.jp');
    expect(toDisplayHost('xn--zzzzzz99999.jp')).toBe('xn--zzzzzz99999.jp');
    expect(toDisplayHost('2001:db8::1')).toBe('[2001:db8::1]');
    expect(toDisplayHost('192.0.2.1')).toBe('192.0.2.1');
  });
});
