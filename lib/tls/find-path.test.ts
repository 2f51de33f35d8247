import { X509Certificate } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { mintIntermediate, mintLeaf, mintRoot, readMinted } from '@/lib/testing/mint';
import { findElement, listElements } from './der-reader';
import { findPath } from './find-path';
import { createTrustRoots } from './trust-roots';

describe('findPath', () => {
  it('checks few signatures, however many certificates a server sends for each other', () => {
    const [one, other] = [mintRoot({ commonName: 'One' }), mintRoot({ commonName: 'Other' })];
    const sent = Array.from({ length: 12 }, () => [
      mintIntermediate(other, { commonName: 'One', key: one.key }),
      mintIntermediate(one, { commonName: 'Other', key: other.key }),
    ]);
    const verify = vi.spyOn(X509Certificate.prototype, 'verify');
    const path = findPath(readMinted(mintLeaf(one)), sent.flat().map(readMinted), createTrustRoots([]));
    expect(path.end).not.toBe('trusted-root');
    expect(verify.mock.calls.length).toBeGreaterThan(10);
    expect(verify.mock.calls.length).toBeLessThan(100);
    verify.mockRestore();
  });

  it('still finds the way through a crossed pair to a trusted root', () => {
    const root = mintRoot({ commonName: 'Trusted' });
    const middle = mintIntermediate(root, { commonName: 'Middle' });
    const strayed = mintIntermediate(mintRoot({ commonName: 'Stranger' }), { commonName: 'Middle' });
    const given = [strayed, middle].map(readMinted);
    const path = findPath(readMinted(mintLeaf(middle)), given, createTrustRoots([root.pem]));
    expect(path.end).toBe('trusted-root');
  });
});

describe('listElements', () => {
  it('stops at what was asked for, however many elements foreign bytes hold', () => {
    const nulls = Buffer.alloc(1_000_000).fill(Buffer.from([0x05, 0x00]));
    const der = Buffer.concat([Buffer.from([0x30, 0x83, 0x0f, 0x42, 0x40]), nulls]);
    const outer = findElement(der, 0);
    expect(outer).not.toBeNull();
    expect(outer && listElements(der, outer, 7)).toHaveLength(7);
  });
});
