import { afterEach, beforeEach, expect, it } from 'vitest';

import { buildCertificateId } from '@/lib/diagnosis/renewal/certificate-id';
import type { DiagnosisSubject, SeenCertificate } from '@/lib/diagnosis/subject';
import type { DiagnosisWorld } from '@/lib/diagnosis/world';
import { buildFacts, buildSubject } from '@/lib/testing/build-diagnosis';
import { startFileServer } from '@/lib/testing/file-server';
import type { TestFileServer } from '@/lib/testing/file-server';
import { mintIntermediate, mintLeaf, mintRoot } from '@/lib/testing/mint';
import { createFixedDialer } from '@/lib/tls/dialer';
import { createFetch } from '@/lib/tls/fetch-capped';

import { renewalInfoChecker } from './renewal-info';

const now = new Date('2026-11-22T03:00:00Z');
const { der } = mintLeaf(mintIntermediate(mintRoot()), { names: ['example.jp', 'www.example.jp'] });
const id = buildCertificateId(der) ?? '';
const own: SeenCertificate = { ...buildFacts(now, 70), der };

let acme: TestFileServer;

beforeEach(async () => {
  acme = await startFileServer();
  acme.set('/dir', json({ renewalInfo: `${acme.url}/ari` }));
});
afterEach(() => acme.close());

it.each<[string, unknown, string[]]>([
  ['the time has not come', windowOf('2026-12-01', '2026-12-03'), []],
  ['the time has come', windowOf('2026-11-20', '2026-11-24'), ['renewal-window-open']],
  ['the time has passed', windowOf('2026-11-01', '2026-11-03'), ['renewal-window-passed']],
  [
    'an incident',
    { ...windowOf('2026-12-01', '2026-12-03'), explanationURL: 'https://example.org/x' },
    ['renewal-explained'],
  ],
  [
    'an incident that hurries',
    { ...windowOf('2026-11-01', '2026-11-03'), explanationURL: 'https://example.org/x' },
    ['renewal-window-passed', 'renewal-explained'],
  ],
  ['an answer that nobody understands', { window: 1 }, ['renewal-info-unavailable']],
])('%s', async (_what, answer, expected) => {
  acme.set(`/ari/${id}`, json(answer));
  expect((await look()).names).toEqual(expected);
  expect(acme.requests).toEqual(['/dir', `/ari/${id}`]);
});

it('says the same once for two endpoints with one certificate', async () => {
  acme.set(`/ari/${id}`, json(windowOf('2026-11-01', '2026-11-03')));
  const { found } = await look({ endpoints: [endpointOf('example.jp', own), endpointOf('www.example.jp', own)] });
  expect(found.map(({ hosts }) => hosts)).toEqual([['example.jp', 'www.example.jp']]);
  expect(found[0]?.values).toEqual({ start: '2026-11-01T00:00:00.000Z', end: '2026-11-03T00:00:00.000Z' });
});

it.each<[string, () => void]>([
  ['the directory is silent', () => acme.set('/dir', 'silence')],
  ['the directory fails', () => acme.set('/dir', { status: 503 })],
  ['the directory never ends', () => acme.set('/dir', 'endless')],
  ['the directory offers nothing of the kind', () => acme.set('/dir', json({ newOrder: acme.url }))],
  ['the certificate is not known there', () => acme.set(`/ari/${id}`, { status: 404 })],
])('an outage raises no verdict: %s', async (_what, breakIt) => {
  breakIt();
  const { names, found } = await look({}, 300);
  expect(names).toEqual(['renewal-info-unavailable']);
  expect(found[0]?.hosts).toEqual(['example.jp']);
});

it('cannot ask without the bytes of the certificate', async () => {
  expect((await look({ endpoints: [endpointOf('example.jp', buildFacts(now, 70))] })).names).toEqual([
    'renewal-info-unavailable',
  ]);
});

it("has nothing to ask without a certificate of Let's Encrypt, or when it is switched off", async () => {
  const other = { ...own, issuer: 'C=BE, O=GlobalSign nv-sa, CN=AlphaSSL CA' };
  expect(await run({ endpoints: [endpointOf('example.jp', other)] })).toMatchObject({ kind: 'not-applicable' });
  expect(await run({ endpoints: [endpointOf('example.jp', null)] })).toMatchObject({ kind: 'not-applicable' });
  expect(await run({}, 5000, null)).toMatchObject({ kind: 'not-applicable' });
  expect(acme.requests).toEqual([]);
});

async function look(part: Partial<DiagnosisSubject> = {}, patienceMs = 5000) {
  const outcome = await run(part, patienceMs);
  if (outcome.kind !== 'looked') throw new Error(outcome.reason);
  return { found: outcome.found, names: outcome.found.map(({ name }) => name) };
}

function run(part: Partial<DiagnosisSubject>, patienceMs = 5000, acmeDirectory: string | null = `${acme.url}/dir`) {
  const fetch = createFetch(createFixedDialer('127.0.0.1'), new Set([acme.port]));
  const world = { now, fetch, acmeDirectory } as unknown as DiagnosisWorld;
  const subject = buildSubject({ endpoints: [endpointOf('example.jp', own)], ...part });
  return renewalInfoChecker.run(subject, world, AbortSignal.timeout(patienceMs));
}

function endpointOf(host: string, certificate: SeenCertificate | null): DiagnosisSubject['endpoints'][number] {
  return { host, port: 443, certificate, served: null, addresses: [], hsts: null };
}

function windowOf(start: string, end: string) {
  return { suggestedWindow: { start: `${start}T00:00:00Z`, end: `${end}T00:00:00Z` } };
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
