import { describe, expect, it } from 'vitest';
import { counterpartOf, siteNameOf } from './site-name';

describe('siteNameOf', () => {
  it.each([
    ['example.jp', 'example.jp'],
    ['www.example.jp', 'example.jp'],
    ['www.blog.example.jp', 'blog.example.jp'],
    ['www2.example.jp', 'www2.example.jp'],
    ['www.co.jp', 'www.co.jp'],
    ['www.jp', 'www.jp'],
    ['www.github.io', 'www.github.io'],
    ['www.xn--wgv71a119e.jp', 'xn--wgv71a119e.jp'],
    ['www.site.test', 'site.test'],
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:db8::1'],
  ])('knows %s as %s', (host, name) => {
    expect(siteNameOf(host)).toBe(name);
  });
});

describe('counterpartOf', () => {
  it.each([
    ['example.jp', 'www.example.jp'],
    ['www.example.jp', 'example.jp'],
    ['example.co.jp', 'www.example.co.jp'],
    ['site.test', 'www.site.test'],
    ['www.blog.example.jp', 'blog.example.jp'],
    ['blog.example.jp', null],
    ['me.github.io', null],
    ['co.jp', null],
    ['www.co.jp', null],
    ['localhost', null],
    ['192.0.2.1', null],
    ['2001:db8::1', null],
  ])('gives %s the other form %s', (host, counterpart) => {
    expect(counterpartOf(host)).toBe(counterpart);
  });

  it('leads back to where it came from', () => {
    for (const host of ['example.jp', 'www.example.jp', 'example.co.jp']) {
      expect(counterpartOf(counterpartOf(host) ?? '')).toBe(host);
    }
  });
});
