import { describe, expect, it } from 'vitest';

import { listSafetyFacts, safetyFactNames } from './safety-facts';
import type { Surroundings } from './safety-facts';
import { contentSecurityPolicy } from './security-headers';

const local = {
  host: '127.0.0.1',
  baseUrl: null,
  trustedProxies: [],
  dataDir: '/srv/kigen',
  secretKey: null,
  allowNets: [],
};
const served = { ...local, baseUrl: 'https://kigen.example.jp', trustedProxies: ['127.0.0.1/32'] };
const me = { personId: 'me', email: 'me@example.jp', hasTwoFactor: true };
const safe: Surroundings = {
  dataFolderMode: 0o40700,
  keyFileMode: 0o100600,
  nodeVersion: 'v24.1.0',
  policy: contentSecurityPolicy({ nonce: 'abc', isDevelopment: false }),
  advisoriesReviewedAt: new Date('2026-11-01T00:00:00Z'),
  people: [me],
  personId: 'me',
  invitations: [],
  sessions: [{ email: 'me@example.jp', count: 2 }],
  now: new Date('2026-11-22T00:00:00Z'),
};

const found = (tone: string, ...[settings, around]: Parameters<typeof listSafetyFacts>) =>
  listSafetyFacts(settings, around)
    .filter((fact) => fact.tone === tone)
    .map((fact) => fact.says);
const missing = (...terms: Parameters<typeof listSafetyFacts>) => found('missing', ...terms);
const noted = (...terms: Parameters<typeof listSafetyFacts>) => found('note', ...terms);

describe('listSafetyFacts', () => {
  it('tells each fact once, in its order', () => {
    expect(listSafetyFacts(local, safe).map(({ name }) => name)).toEqual(safetyFactNames);
  });

  it('misses nothing on this machine alone, nor behind a web server that is set up', () => {
    for (const settings of [local, served, { ...served, host: '0.0.0.0' }]) expect(missing(settings, safe)).toEqual([]);
    expect(noted(local, safe)).toEqual(['sessions']);
    expect(noted({ ...served, host: '0.0.0.0' }, safe)).toEqual(['listening-others', 'sessions']);
  });

  it('misses the proxy where browsers come by another name, and none behind a tunnel', () => {
    expect(missing({ ...served, trustedProxies: [] }, safe)).toEqual(['trusted-proxies-missing']);
    expect(missing({ ...local, baseUrl: 'http://localhost:8080' }, safe)).toEqual([]);
  });

  it('misses a data folder and a key that others may read, where modes mean something', () => {
    for (const mode of [0o755, 0o710, 0o704]) {
      expect(missing(local, { ...safe, dataFolderMode: mode })).toEqual(['data-folder-open']);
      expect(missing(local, { ...safe, keyFileMode: mode })).toEqual(['master-key-open']);
      expect(missing({ ...local, secretKey: '5e'.repeat(32) }, { ...safe, keyFileMode: mode })).toEqual([]);
    }
    expect(missing(local, { ...safe, dataFolderMode: null, keyFileMode: null })).toEqual([]);
    expect(noted(local, { ...safe, dataFolderMode: null })).toContain('modes-unknown');
  });

  it('names the people whose password alone is enough, oneself apart', () => {
    const without = { personId: 'other', email: 'other@example.jp', hasTwoFactor: false };
    const people = [{ ...me, hasTwoFactor: false }, without];
    expect(missing(local, { ...safe, people })).toEqual(['own-second-factor-off', 'second-factors-missing']);
    const told = listSafetyFacts(local, { ...safe, people }).find(({ name }) => name === 'second-factors');
    expect(told?.details).toEqual(['other@example.jp']);
  });

  it('notes what is open: invitations, sign-ins, private networks', () => {
    const facts = listSafetyFacts({ ...local, allowNets: ['10.0.0.0/8'] }, { ...safe, invitations: ['Hanako'] });
    expect(facts.filter(({ tone }) => tone === 'note')).toEqual([
      { name: 'invitations', tone: 'note', says: 'invitations-open', details: ['Hanako'] },
      { name: 'sessions', tone: 'note', says: 'sessions', details: ['me@example.jp × 2'] },
      { name: 'private-networks', tone: 'note', says: 'private-networks-open', details: ['10.0.0.0/8'] },
    ]);
  });

  it('misses a Node.js that is not mended any more, and claims nothing of one that it does not know', () => {
    expect(missing(local, { ...safe, nodeVersion: 'v20.19.0' })).toEqual(['node-ended']);
    expect(missing(local, { ...safe, nodeVersion: 'v20.19.0', now: new Date('2026-04-30T12:00:00Z') })).toEqual([]);
    expect(noted(local, { ...safe, nodeVersion: 'v99.0.0' })).toContain('node-unknown');
  });

  it('misses a list of known faults that is older than ninety days', () => {
    const at = (text: string) => missing(local, { ...safe, advisoriesReviewedAt: new Date(text) });
    expect(at('2026-08-24T00:00:00Z')).toEqual([]);
    expect(at('2026-08-23T23:59:59Z')).toEqual(['advisories-old']);
  });

  it('misses a policy that is not there, or lets any script run', () => {
    const weak = "default-src 'self'; script-src 'self' 'unsafe-inline'";
    for (const policy of [null, '', "frame-ancestors 'none'", weak, weak.replace('self', 'nonce-a')]) {
      expect(missing(local, { ...safe, policy })).toEqual(['headers-weak']);
    }
  });
});
