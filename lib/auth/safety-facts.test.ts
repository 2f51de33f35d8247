import { describe, expect, it } from 'vitest';

import { listSafetyFacts, safetyFactNames } from './safety-facts';
import { contentSecurityPolicy } from './security-headers';

const local = { host: '127.0.0.1', baseUrl: null, trustedProxies: [], dataDir: '/srv/kigen' };
const served = { ...local, baseUrl: 'https://kigen.example.jp', trustedProxies: ['127.0.0.1/32'] };
const policy = contentSecurityPolicy({ nonce: 'abc', isDevelopment: false });
const seen = { dataFolderMode: 0o40700, policy };

const missing = (...terms: Parameters<typeof listSafetyFacts>) =>
  listSafetyFacts(...terms)
    .filter((fact) => fact.isNeeded && !fact.isOn)
    .map((fact) => fact.name);

describe('listSafetyFacts', () => {
  it('tells each fact once, in its order', () => {
    expect(listSafetyFacts(local, seen).map(({ name }) => name)).toEqual(safetyFactNames);
  });

  it('misses nothing on this machine alone, nor behind a web server that is set up', () => {
    expect(missing(local, seen)).toEqual([]);
    expect(missing(served, seen)).toEqual([]);
    expect(missing({ ...served, host: '0.0.0.0' }, seen)).toEqual([]);
  });

  it('misses the proxy where browsers come by another name', () => {
    expect(missing({ ...served, trustedProxies: [] }, seen)).toEqual(['trusted-proxy']);
  });

  it('misses no proxy behind a tunnel', () => {
    expect(missing({ ...local, baseUrl: 'http://localhost:8080' }, seen)).toEqual([]);
  });

  it('misses a data folder that others may read', () => {
    for (const dataFolderMode of [0o40755, 0o40710, 0o40704]) {
      expect(missing(local, { ...seen, dataFolderMode })).toEqual(['private-data-folder']);
    }
    expect(missing(local, { ...seen, dataFolderMode: null })).toEqual([]);
  });

  it('misses a policy that is not there, or lets any script run', () => {
    const weak = "default-src 'self'; script-src 'self' 'unsafe-inline'";
    for (const one of [null, '', "frame-ancestors 'none'", weak]) {
      expect(missing(local, { ...seen, policy: one })).toEqual(['content-security-policy']);
    }
  });
});
