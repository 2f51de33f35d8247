import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findPreloadedSuffix } from './preloaded-suffixes';
import { readHsts } from './read-hsts';

const policy = (maxAgeSeconds: number, includesSubdomains = false, asksForPreload = false) => ({
  maxAgeSeconds,
  includesSubdomains,
  asksForPreload,
});

describe('readHsts', () => {
  it.each([
    ['max-age=31536000', policy(31_536_000)],
    ['max-age="31536000"', policy(31_536_000)],
    ['max-age=15768000 ; includeSubDomains', policy(15_768_000, true)],
    ['includeSubDomains; MAX-AGE=1', policy(1, true)],
    ['max-age=63072000; includeSubDomains; preload', policy(63_072_000, true, true)],
    ['max-age = 10 ;; ; INCLUDESUBDOMAINS ;', policy(10, true)],
    ['max-age=10; unknown="a;b"; other', policy(10)],
    ['max-age=10; note="say \\"hi\\"; includeSubDomains"', policy(10)],
    ['max-age=0', null],
    ['max-age="0"; includeSubDomains', null],
    ['includeSubDomains', null],
    ['max-age', null],
    ['max-age=', null],
    ['max-age=-1', null],
    ['max-age=1e3', null],
    ['max-age=10 20', null],
    ['max-age="10', null],
    ['max-age=10; max-age=20', null],
    ['max-age=10, max-age=20', null],
    ['', null],
  ])('reads %s', (header, expected) => {
    expect(readHsts(header)).toEqual(expected);
  });

  it('never throws, and what it gives is more than nothing', () => {
    const part = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom('max-age', '=', '"', ';', '10', '\\', 'preload'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const read = readHsts(parts.join(''));
        expect(read === null || read.maxAgeSeconds > 0).toBe(true);
      }),
    );
  });

  it('reads a long hostile header at once', () => {
    expect(readHsts(`max-age=1;${' '.repeat(50_000)}x="${'\\'.repeat(50_000)}`)).toBeNull();
  });
});

describe('findPreloadedSuffix', () => {
  it.each([
    ['example.app', 'app'],
    ['www.example.dev', 'dev'],
    ['example.jp', null],
    ['app.example.jp', null],
    ['example.how', null],
  ])('%s', (host, expected) => {
    expect(findPreloadedSuffix(host)).toBe(expected);
  });
});
