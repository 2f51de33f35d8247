import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startFileServer } from '@/lib/testing/file-server';
import type { TestFileServer } from '@/lib/testing/file-server';
import { inDays, mintIntermediate, mintLeaf, mintRoot, readMinted } from '@/lib/testing/mint';
import type { Minted } from '@/lib/testing/mint';
import { mintCrl } from '@/lib/testing/mint-crl';
import { createDialer } from './dialer';
import { createFetch } from './fetch-capped';
import { createRevocationLookUp } from './look-up-revocation';
import type { LookUpRevocation } from './look-up-revocation';
import type { Revocation } from './observation';
import { createResolver } from './resolve';

const issuer = mintIntermediate(mintRoot());
const patient = new AbortController().signal;
let files: TestFileServer;
let now = new Date();
let lookUp: LookUpRevocation;

beforeAll(async () => {
  files = await startFileServer();
});

beforeEach(() => {
  now = new Date();
  const fetch = createFetch(createDialer(createResolver({}), ['127.0.0.1/32']), new Set([files.port]));
  lookUp = createRevocationLookUp(fetch, () => now);
});

afterAll(() => files.close());

let lists = 0;

/** A path that no test has used before, where this list is found. */
function publish(entry: Parameters<TestFileServer['set']>[1]): string {
  lists += 1;
  const path = `/${lists}.crl`;
  files.set(path, entry);
  return path;
}

function leafOf(path: string): Minted {
  return mintLeaf(issuer, { crlUrl: files.url + path });
}

function ask(leaf: Minted, signal = patient): Promise<Revocation | null> {
  return lookUp(readMinted(leaf), () => readMinted(issuer), signal);
}

const timesAsked = (path: string): number => files.requests.filter((request) => request === path).length;

describe('lookUpRevocation', () => {
  it('tells revoked from good', async () => {
    const path = publish({ status: 404 });
    const [revoked, good] = [leafOf(path), leafOf(path)];
    files.set(path, mintCrl(issuer, { revoked: [revoked] }));
    expect(await ask(revoked)).toMatchObject({ state: 'revoked' });
    expect(await ask(good)).toMatchObject({ state: 'good' });
  });

  it('has nothing to say about a certificate that names no list, or whose issuer is not known', async () => {
    expect(await ask(mintLeaf(issuer))).toBeNull();
    expect(await lookUp(readMinted(leafOf('/x.crl')), () => undefined, patient)).toBeNull();
  });

  it('fetches a list once for everybody, until its next update', async () => {
    const path = publish(mintCrl(issuer, { revoked: [], nextUpdate: inDays(1 / 48) }));
    const leaves = Array.from({ length: 5 }, () => leafOf(path));
    const states = await Promise.all(leaves.map((leaf) => ask(leaf)));
    expect(states.map((revocation) => revocation?.state)).toEqual(leaves.map(() => 'good'));
    expect(timesAsked(path)).toBe(1);

    now = new Date(now.getTime() + 3_600_000);
    files.set(path, mintCrl(issuer, { revoked: leaves, nextUpdate: inDays(1) }));
    expect(await ask(leafOf(path))).toMatchObject({ state: 'good' });
    expect(timesAsked(path)).toBe(2);
    expect(await ask(leaves[0] ?? issuer)).toMatchObject({ state: 'revoked' });
  });

  it.each([
    ['that is not there', () => ({ status: 404 }) as const],
    ['that is out of date', () => mintCrl(issuer, { revoked: [], thisUpdate: inDays(-9), nextUpdate: inDays(-2) })],
    ['that somebody else signed', () => mintCrl(mintRoot(), { revoked: [] })],
    ['that is no list', () => Buffer.from('hello')],
    ['that never ends', () => 'endless' as const],
  ])('cannot tell from a list %s, and does not ask again at once', async (_, entry) => {
    const path = publish(entry());
    expect(await ask(leafOf(path))).toMatchObject({ state: 'unknown' });
    expect(await ask(leafOf(path))).toMatchObject({ state: 'unknown' });
    expect(timesAsked(path)).toBe(1);
    now = new Date(now.getTime() + 11 * 60_000);
    await ask(leafOf(path));
    expect(timesAsked(path)).toBe(2);
  });

  it('does not wait longer than the look has time', async () => {
    const path = publish('silence');
    expect(await ask(leafOf(path), AbortSignal.timeout(50))).toMatchObject({ state: 'unknown' });
    expect(await ask(leafOf(path), AbortSignal.abort())).toMatchObject({ state: 'unknown' });
  });
});
