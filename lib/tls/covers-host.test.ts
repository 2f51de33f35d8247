import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mintRoot, mintSelfSigned, readMinted } from '@/lib/testing/mint';
import { coversHost } from './covers-host';

describe('coversHost', () => {
  it.each([
    ['a name that is there', ['other.test', 'site.test'], 'site.test'],
    ['a name in capitals', ['SITE.Test'], 'site.test'],
    ['one label below a wildcard', ['*.site.test'], 'www.site.test'],
    ['an international name', ['xn--wgv71a119e.jp'], 'xn--wgv71a119e.jp'],
    ['an IPv4 address', ['192.0.2.1'], '192.0.2.1'],
    ['an IPv6 address, however it is written', ['2001:DB8:0:0:0:0:0:1'], '2001:db8::1'],
  ])('covers %s', (_, names, host) => {
    expect(coversHost(names, host)).toBe(true);
  });

  it.each([
    ['another name', ['site.test'], 'other.test'],
    ['www by the bare name', ['site.test'], 'www.site.test'],
    ['the bare name by www', ['www.site.test'], 'site.test'],
    ['the bare name by a wildcard', ['*.site.test'], 'site.test'],
    ['two labels below a wildcard', ['*.site.test'], 'a.b.site.test'],
    ['anything by a wildcard below a top-level domain', ['*.test'], 'site.test'],
    ['anything by a wildcard within a label', ['w*.site.test', '*w.site.test'], 'www.site.test'],
    ['anything by a wildcard further in', ['www.*.test'], 'www.site.test'],
    ['an address by a wildcard', ['*.0.2.1'], '192.0.2.1'],
    ['anything without names', [], 'site.test'],
    ['a name with a NUL byte', ['site.test\0.evil.test'], 'site.test'],
  ])('does not cover %s', (_, names, host) => {
    expect(coversHost(names, host)).toBe(false);
  });

  it('agrees with OpenSSL about names', () => {
    const root = mintRoot();
    const label = fc.constantFrom('a', 'b', 'www', 'site', 'xn--wgv71a119e');
    const host = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'));
    const name = fc.oneof(
      host,
      host.map((rest) => `*.${rest}`),
      host.map((rest) => rest.toUpperCase()),
    );
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), host, (names, wanted) => {
        const certificate = readMinted(mintSelfSigned({ names, key: root.key }));
        const verdict = certificate.checkHost(wanted, { subject: 'never', partialWildcards: false });
        expect(coversHost(names, wanted)).toBe(verdict !== undefined);
      }),
      { numRuns: 300 },
    );
  });
});
