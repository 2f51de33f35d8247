import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startFileServer } from '@/lib/testing/file-server';
import type { TestFileServer } from '@/lib/testing/file-server';
import { mintIntermediate, mintLeaf, mintRoot, pemOf, readMinted } from '@/lib/testing/mint';
import type { Minted } from '@/lib/testing/mint';
import { createPathCompletion } from './complete-path';
import type { CompletedPath, CompletePath } from './complete-path';
import { createDialer } from './dialer';
import { createFetch } from './fetch-capped';
import { createResolver } from './resolve';
import { createTrustRoots } from './trust-roots';

const root = mintRoot();
let files: TestFileServer;
let now = new Date();
let completePath: CompletePath;

beforeAll(async () => {
  files = await startFileServer();
});

beforeEach(() => {
  now = new Date();
  const fetch = createFetch(createDialer(createResolver({}), ['127.0.0.1/32']), new Set([files.port]));
  completePath = createPathCompletion(fetch, createTrustRoots([root.pem]), () => now);
});

afterAll(() => files.close());

function complete(leaf: Minted, ...sent: Minted[]): Promise<CompletedPath> {
  return completePath(readMinted(leaf), sent.map(readMinted), new AbortController().signal);
}

const subjectsOf = (certificates: CompletedPath['issuers']): string[] => certificates.map(({ subject }) => subject);

describe('completePath', () => {
  it('fetches nothing when the server sent everything', async () => {
    const intermediate = mintIntermediate(root);
    const path = await complete(mintLeaf(intermediate, { issuerUrl: `${files.url}/unused` }), intermediate);
    expect(path).toMatchObject({ end: 'trusted-root', fetched: [], isFetchable: false });
    expect(files.requests).not.toContain('/unused');
  });

  it('climbs over several certificates, as new authorities need it', async () => {
    const upper = mintIntermediate(root, { commonName: 'Upper' });
    const middle = mintIntermediate(upper, { commonName: 'Middle', issuerUrl: `${files.url}/upper.der` });
    const lower = mintIntermediate(middle, { commonName: 'Lower', issuerUrl: `${files.url}/middle.der` });
    files.set('/upper.der', upper.der);
    files.set('/middle.der', middle.der);
    files.set('/lower.der', lower.der);
    const path = await complete(mintLeaf(lower, { issuerUrl: `${files.url}/lower.der` }));
    expect(path.end).toBe('trusted-root');
    expect(subjectsOf(path.issuers)).toEqual(['CN=Lower', 'CN=Middle', 'CN=Upper']);
    expect(subjectsOf(path.fetched)).toEqual(['CN=Lower', 'CN=Middle', 'CN=Upper']);
  });

  it('names only those as fetched that were not sent', async () => {
    const upper = mintIntermediate(root, { commonName: 'Upper' });
    const lower = mintIntermediate(upper, { commonName: 'Lower', issuerUrl: `${files.url}/upper-2.der` });
    files.set('/upper-2.der', upper.der);
    const path = await complete(mintLeaf(lower), lower);
    expect(subjectsOf(path.issuers)).toEqual(['CN=Lower', 'CN=Upper']);
    expect(subjectsOf(path.fetched)).toEqual(['CN=Upper']);
  });

  it('reads PEM too, asks once, and again a day later', async () => {
    const intermediate = mintIntermediate(root);
    files.set('/pem', Buffer.from(pemOf(intermediate.der)));
    const issuerUrl = `${files.url}/pem`;
    expect(await complete(mintLeaf(intermediate, { issuerUrl }))).toMatchObject({ end: 'trusted-root' });
    expect(await complete(mintLeaf(intermediate, { issuerUrl }))).toMatchObject({ end: 'trusted-root' });
    expect(files.requests.filter((path) => path === '/pem')).toHaveLength(1);
    now = new Date(now.getTime() + 25 * 3_600_000);
    await complete(mintLeaf(intermediate, { issuerUrl }));
    expect(files.requests.filter((path) => path === '/pem')).toHaveLength(2);
  });

  it('finds a stranger where the fetched issuer leads to nobody', async () => {
    const stranger = mintIntermediate(mintRoot({ commonName: 'Stranger' }));
    files.set('/stranger.der', stranger.der);
    const path = await complete(mintLeaf(stranger, { issuerUrl: `${files.url}/stranger.der` }));
    expect(path).toMatchObject({ end: 'missing-issuer', isFetchable: false });
  });

  it('does not believe a certificate that did not issue this one', async () => {
    const intermediate = mintIntermediate(root);
    files.set('/wrong.der', mintIntermediate(root).der);
    files.set('/self.der', root.der);
    for (const file of ['wrong.der', 'self.der']) {
      const path = await complete(mintLeaf(intermediate, { issuerUrl: `${files.url}/${file}` }));
      expect(path).toMatchObject({ end: 'missing-issuer', fetched: [], isFetchable: true });
    }
  });

  it('does not climb for ever', async () => {
    const chain = [root];
    for (let level = 0; level < 12; level += 1) {
      const issuer = chain[level] ?? root;
      const issuerUrl = `${files.url}/level-${level}.der`;
      files.set(`/level-${level}.der`, issuer.der);
      chain.push(mintIntermediate(issuer, { commonName: `Level ${level + 1}`, issuerUrl }));
    }
    const before = files.requests.length;
    const path = await complete(
      mintLeaf(chain[12] ?? root, { issuerUrl: `${files.url}/none.der` }),
      ...chain.slice(12),
    );
    expect(path.end).toBe('missing-issuer');
    expect(files.requests.length - before).toBeLessThanOrEqual(4);
  });

  it('is not led in circles by authorities that issue for each other', async () => {
    const first = mintIntermediate(mintRoot({ commonName: 'Gone' }), { commonName: 'First' });
    const second = mintIntermediate(first, { commonName: 'Second' });
    const firstAgain = mintIntermediate(second, { commonName: 'First', key: first.key });
    const path = await complete(mintLeaf(second), second, firstAgain, first);
    expect(path.end).toBe('missing-issuer');
  });
});
