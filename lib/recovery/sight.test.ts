import { describe, expect, it } from 'vitest';

import { buildCertificate } from '@/lib/testing/build-observation';
import type { ProblemName } from '@/lib/tls/problem';

import { takeSight } from './sight';

const checkedAt = new Date('2026-11-22T17:00:00Z');
const own = buildCertificate({ names: ['example.jp'], notBefore: new Date('2026-10-01') });
const renewed = buildCertificate({ names: ['example.jp'], notBefore: new Date('2026-11-22') });
const wildcard = buildCertificate({ names: ['*.conohawing.com'], notBefore: new Date('2026-01-01') });
const showing = (certificate: typeof own, status = 200) => ({ failure: null, certificate, http: { status } });
const failing = (problem: ProblemName) => ({ failure: { problem, detail: '' }, certificate: null, http: null });
const look = (addresses: (ReturnType<typeof showing> | ReturnType<typeof failing>)[], problems: ProblemName[] = []) =>
  takeSight({ host: 'example.jp', checkedAt, failure: null, addresses, problems });

describe('what a look shows', () => {
  it('is the site’s own certificate with the status of its page', () => {
    expect(look([showing(own, 204)])).toMatchObject({ kind: 'own', isTrusted: true, httpStatus: 204, at: checkedAt });
  });

  it('is the host’s default one', () => {
    expect(look([showing(wildcard, 503)], ['host-default-certificate'])).toMatchObject({ kind: 'host-default' });
    expect(look([showing(wildcard)], ['name-mismatch'])).toMatchObject({ kind: 'other-name' });
  });

  it.each<[ProblemName, string]>([
    ['refused', 'refused'],
    ['handshake-failed', 'alert'],
    ['reset', 'alert'],
    ['timeout', 'silent'],
    ['not-tls', 'silent'],
    ['offline', 'offline'],
  ])('is, for %s, %s', (problem, kind) => {
    expect(look([failing(problem)]).kind).toBe(kind);
  });

  it('is nothing where the name leads nowhere', () => {
    const failure = { problem: 'name-not-found', detail: 'ENOTFOUND' } as const;
    expect(takeSight({ host: 'example.jp', checkedAt, failure, addresses: [], problems: [] }).kind).toBe('no-name');
  });

  it('counts the server that was forgotten among several', () => {
    expect(look([showing(renewed), showing(own)]).certificate?.serial).toBe(own.serial);
    expect(look([showing(renewed), failing('refused')]).kind).toBe('refused');
    expect(look([showing(renewed), showing(renewed, 503)]).httpStatus).toBe(503);
  });

  it('does not count an address to which this machine has no way, as long as it has one to another', () => {
    expect(look([failing('offline'), showing(renewed)]).kind).toBe('own');
    expect(look([failing('offline'), failing('refused')]).kind).toBe('refused');
    expect(look([failing('offline'), failing('offline')]).kind).toBe('offline');
  });

  it.each<ProblemName>(['incomplete-chain', 'expired', 'revoked'])('is not trusted when it is %s', (problem) => {
    expect(look([showing(own)], [problem]).isTrusted).toBe(false);
  });

  it('stays trusted when only its renewal is late', () => {
    expect(look([showing(own)], ['renewal-overdue', 'expiring']).isTrusted).toBe(true);
  });
});
