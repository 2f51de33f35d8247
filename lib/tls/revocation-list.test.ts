import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inDays, mintIntermediate, mintLeaf, mintRoot, readMinted } from '@/lib/testing/mint';
import { mintCrl } from '@/lib/testing/mint-crl';
import { isRevoked, readRevocationList } from './revocation-list';
import type { RevocationList } from './revocation-list';

const url = 'http://crl.test/7.crl';
const now = new Date();
const issuer = mintIntermediate(mintRoot());
const reader = readMinted(issuer);
const leaf = mintLeaf(issuer);

function getList(der: Buffer): RevocationList {
  const read = readRevocationList(der, reader, url, now);
  if (!read.ok) throw new Error(read.detail);
  return read.list;
}

describe('readRevocationList', () => {
  it.each(['ec-p256', 'ec-p384', 'rsa-2048', 'ed25519'] as const)('trusts a list signed with %s', (keyType) => {
    const authority = mintRoot({ keyType });
    const read = readRevocationList(mintCrl(authority, { revoked: [leaf] }), readMinted(authority), url, now);
    expect(read.ok).toBe(true);
  });

  it('knows when to ask again', () => {
    const nextUpdate = new Date('2030-01-02T03:04:05Z');
    expect(getList(mintCrl(issuer, { revoked: [], nextUpdate })).nextUpdate).toEqual(nextUpdate);
  });

  it.each([
    [
      'of somebody else',
      mintCrl(mintRoot({ commonName: 'Test Intermediate' }), { revoked: [] }),
      'signed by somebody else',
    ],
    [
      'of last month',
      mintCrl(issuer, { revoked: [], thisUpdate: inDays(-40), nextUpdate: inDays(-30) }),
      'out of date',
    ],
    ['of tomorrow', mintCrl(issuer, { revoked: [], thisUpdate: inDays(1) }), 'not valid yet'],
    ['of another part', mintCrl(issuer, { revoked: [], distributionPoint: 'http://crl.test/8.crl' }), 'another part'],
    ['that is a web page', Buffer.from('<!doctype html>'), 'not a revocation list'],
    ['that is empty', Buffer.alloc(0), 'not a revocation list'],
  ])('does not trust a list %s', (_, der, detail) => {
    expect(readRevocationList(der, reader, url, now)).toEqual({
      ok: false,
      detail: expect.stringContaining(detail) as string,
    });
  });

  it('trusts the part that belongs to the address', () => {
    expect(getList(mintCrl(issuer, { revoked: [leaf], distributionPoint: url })).der.length).toBeGreaterThan(0);
  });

  it('does not trust a list with any wrong byte, and reads it without throwing', () => {
    const original = mintCrl(issuer, { revoked: [leaf] });
    fc.assert(
      fc.property(fc.nat(original.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const der = Buffer.from(original);
        der[at] = (der[at] ?? 0) ^ change;
        expect(readRevocationList(der, reader, url, now).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe('isRevoked', () => {
  const others = [[0x01], [0x00, 0x80], [0xff, 0x01], Array.from({ length: 20 }, () => 0x55)].map((serial) =>
    mintLeaf(issuer, { serial: Buffer.from(serial) }),
  );

  it('finds serial numbers of every form', () => {
    const list = getList(mintCrl(issuer, { revoked: others }));
    for (const { serial } of others) expect(isRevoked(list, serial)).toBe(true);
    expect(isRevoked(list, leaf.serial)).toBe(false);
  });

  it('does not take a number that stands elsewhere in the list for a serial number', () => {
    const list = getList(mintCrl(issuer, { revoked: [leaf] })); // the list's own number and version are 1
    expect(isRevoked(list, Buffer.from([0x01]))).toBe(false);
  });

  it('finds nobody on an empty list', () => {
    expect(isRevoked(getList(mintCrl(issuer, { revoked: [] })), leaf.serial)).toBe(false);
  });
});
