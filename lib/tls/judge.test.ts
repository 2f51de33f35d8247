import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, timelessFindings } from './judge';
import type { JudgeContext } from './judge';
import { defaultUrgencyPolicy } from './lifetime';
import type { AddressObservation, Observation, PresentedCertificate } from './observation';
import { problemSeverity, severities } from './problem';
import type { ProblemName } from './problem';

const now = new Date('2026-11-22T03:00:00Z');
const dayMs = 86_400_000;
const context: JudgeContext = { now, policy: defaultUrgencyPolicy, hostDefaults: [{ pattern: '*.conohawing.com' }] };

function present(over: Partial<PresentedCertificate> = {}): PresentedCertificate {
  return {
    subject: 'CN=site.test',
    issuer: 'CN=Issuer',
    serial: '01',
    fingerprint256: 'AA',
    notBefore: new Date(now.getTime() - 10 * dayMs),
    notAfter: new Date(now.getTime() + 80 * dayMs),
    names: ['site.test'],
    keyType: 'EC P-256',
    signatureAlgorithm: 'ecdsa-with-SHA256',
    der: new Uint8Array(),
    ...over,
  };
}

function look(over: Partial<AddressObservation> = {}): AddressObservation {
  return {
    address: '192.0.2.1',
    failure: null,
    certificate: present(),
    chain: [],
    verifyError: null,
    path: { end: 'trusted-root', issuers: [], fetched: [] },
    protocol: 'TLSv1.3',
    cipher: null,
    alpn: null,
    http: null,
    timings: { dnsMs: 1, connectMs: 1, tlsMs: 1, totalMs: 3 },
    ...over,
  };
}

function silent(address: string, problem: ProblemName, detail = ''): AddressObservation {
  return look({ address, failure: { problem, detail }, certificate: null, protocol: null });
}

function observe(...addresses: AddressObservation[]): Observation {
  return { target: { host: 'site.test', port: 443 }, startedAt: now, durationMs: 3, failure: null, addresses };
}

const problemsOf = (observation: Observation): ProblemName[] =>
  judge(observation, context).findings.map(({ problem }) => problem);

describe('judge', () => {
  it('finds nothing wrong with a good certificate', () => {
    expect(judge(observe(look()), context)).toEqual({
      findings: [],
      severity: null,
      presented: present(),
      isOwned: true,
      address: '192.0.2.1',
    });
  });

  it('passes on why nothing could be dialled', () => {
    const observation = { ...observe(), failure: { problem: 'name-not-found', detail: 'ENOTFOUND' } } as const;
    expect(judge(observation, context)).toEqual({
      findings: [{ problem: 'name-not-found', severity: 'unreachable', detail: 'ENOTFOUND', addresses: [] }],
      severity: 'unreachable',
      presented: null,
      isOwned: false,
      address: null,
    });
  });

  it("never counts the days of a host's own wildcard", () => {
    const names = ['*.conohawing.com', 'conohawing.com'];
    const certificate = present({ subject: 'CN=*.conohawing.com', names, notAfter: new Date(now.getTime() - dayMs) });
    const judgement = judge(observe(look({ certificate })), context);
    expect(judgement.findings.map(({ problem }) => problem)).toEqual(['host-default-certificate']);
    expect(judgement.isOwned).toBe(false);
  });

  it("takes a host's wildcard for the site's own below that name", () => {
    const certificate = present({ names: ['*.conohawing.com'] });
    const observation = { ...observe(look({ certificate })), target: { host: 'me.conohawing.com', port: 443 } };
    expect(judge(observation, context)).toMatchObject({ findings: [], isOwned: true });
  });

  it("recognises a host's default by its common name when it lists no names", () => {
    const certificate = present({ subject: 'CN=*.conohawing.com, O=Host', names: [] });
    expect(problemsOf(observe(look({ certificate })))).toEqual(['host-default-certificate']);
  });

  it('says nothing about the renewal of a certificate for another name', () => {
    const certificate = present({ names: ['other.test'], notAfter: new Date(now.getTime() + dayMs) });
    expect(problemsOf(observe(look({ certificate })))).toEqual(['name-mismatch']);
  });

  it.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'untrusted-root'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'untrusted-root'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'untrusted-root'],
    ['INVALID_PURPOSE', 'untrusted-root'],
    ['PERMITTED_VIOLATION', 'untrusted-root'],
  ] as const)("believes OpenSSL's %s when there is no path to look at", (verifyError, problem) => {
    expect(problemsOf(observe(look({ verifyError, path: undefined })))).toEqual([problem]);
  });

  it('ignores an expired issuer around which OpenSSL has found a way', () => {
    const old = present({ subject: 'CN=Old', notAfter: new Date(now.getTime() - dayMs) });
    const path = { end: 'trusted-root', issuers: [old], fetched: [] } as const;
    expect(problemsOf(observe(look({ path })))).toEqual([]);
    expect(problemsOf(observe(look({ path, verifyError: 'CERT_HAS_EXPIRED' })))).toEqual(['expired-chain']);
  });

  it('weighs signatures and keys of the issuers too, but never the signature of a root', () => {
    const issuer = present({ subject: 'CN=Issuer', issuer: 'CN=Root', signatureAlgorithm: 'sha1WithRSAEncryption' });
    const root = present({ subject: 'CN=Root', issuer: 'CN=Root', signatureAlgorithm: 'md5WithRSAEncryption' });
    const pathOf = (...issuers: PresentedCertificate[]): AddressObservation =>
      look({ path: { end: 'trusted-root', issuers, fetched: [] } });
    expect(problemsOf(observe(pathOf(issuer)))).toEqual(['weak-signature']);
    expect(problemsOf(observe(pathOf(root)))).toEqual([]);
    expect(problemsOf(observe(pathOf(present({ issuer: 'CN=Root', keyType: 'RSA 1024' }))))).toEqual(['weak-key']);
  });

  it('calls a certificate revoked only when a list says so', () => {
    const withState = (state: 'good' | 'revoked' | 'unknown'): Observation =>
      observe(look({ revocation: { state, detail: '' } }));
    expect(problemsOf(withState('revoked'))).toEqual(['revoked']);
    expect(problemsOf(withState('good'))).toEqual([]);
    expect(problemsOf(withState('unknown'))).toEqual([]);
  });

  it('is milder about a silent address while another one answers', () => {
    const { findings } = judge(observe(silent('192.0.2.1', 'timeout'), look({ address: '192.0.2.2' })), context);
    expect(findings).toEqual([{ problem: 'timeout', severity: 'harming', detail: '', addresses: ['192.0.2.1'] }]);
    expect(judge(observe(silent('192.0.2.1', 'timeout')), context).severity).toBe('unreachable');
  });

  it('says nothing about an address to which this machine has no way, unless it has no way to any', () => {
    const noIpv6 = silent('2001:db8::1', 'offline', 'ENETUNREACH');
    expect(problemsOf(observe(look(), noIpv6))).toEqual([]);
    expect(problemsOf(observe(silent('192.0.2.1', 'refused'), noIpv6))).toEqual(['refused']);
    expect(judge(observe(silent('192.0.2.1', 'offline'), noIpv6), context)).toMatchObject({
      severity: 'inconclusive',
      findings: [{ problem: 'offline', addresses: ['192.0.2.1', '2001:db8::1'] }],
    });
  });

  it('names one problem once, with all its addresses', () => {
    const certificate = present({ names: ['other.test'] });
    const { findings } = judge(observe(look({ certificate }), look({ address: '192.0.2.2', certificate })), context);
    expect(findings).toMatchObject([{ problem: 'name-mismatch', addresses: ['192.0.2.1', '192.0.2.2'] }]);
  });

  it('shows the certificate that ends first when all are equally good', () => {
    const early = present({ fingerprint256: 'BB', notAfter: new Date(now.getTime() + 75 * dayMs) });
    const judgement = judge(observe(look(), look({ address: '192.0.2.2', certificate: early })), context);
    expect(judgement).toMatchObject({ findings: [], address: '192.0.2.2', presented: { fingerprint256: 'BB' } });
  });

  it('keeps the detail short, whatever a certificate says', () => {
    const certificate = present({ names: Array.from({ length: 1000 }, (_, index) => `host-${index}.test`) });
    for (const { detail } of judge(observe(look({ certificate })), context).findings) {
      expect(detail.length).toBeLessThanOrEqual(200);
    }
  });

  it('gives for any look findings of the closed list, the worst first, and keeps the timeless ones', () => {
    const instant = fc.integer({ min: -200, max: 200 }).map((days) => new Date(now.getTime() + days * dayMs));
    const certificate = fc
      .record({
        notBefore: instant,
        notAfter: instant,
        names: fc.subarray(['site.test', 'other.test', '*.conohawing.com']),
        keyType: fc.constantFrom('EC P-256', 'RSA 1024', 'unknown'),
        signatureAlgorithm: fc.constantFrom('ecdsa-with-SHA256', 'sha1WithRSAEncryption', '1.2.3'),
      })
      .map(present);
    const problem = fc.constantFrom(...(Object.keys(problemSeverity) as ProblemName[]));
    const address = fc
      .record({
        address: fc.ipV4(),
        failure: fc.option(fc.record({ problem, detail: fc.string() })),
        certificate: fc.option(certificate),
        verifyError: fc.option(fc.constantFrom('CERT_HAS_EXPIRED', 'UNSPECIFIED', 'SELF_SIGNED_CERT_IN_CHAIN', '')),
        path: fc.option(
          fc.record({
            end: fc.constantFrom('trusted-root', 'self-signed', 'unknown-root', 'missing-issuer'),
            issuers: fc.array(certificate, { maxLength: 2 }),
            fetched: fc.array(certificate, { maxLength: 1 }),
          }),
          { nil: undefined },
        ),
      })
      .map(look);
    fc.assert(
      fc.property(fc.array(address, { maxLength: 4 }), (addresses) => {
        const { findings, severity, presented, isOwned } = judge(observe(...addresses), context);
        const ranks = findings.map((finding) => severities.indexOf(finding.severity));
        expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
        expect(severity).toBe(findings[0]?.severity ?? null);
        expect(new Set(findings.map((finding) => finding.problem)).size).toBe(findings.length);
        if (isOwned) expect(presented?.names).toContain('site.test');
        const timeless = timelessFindings(findings);
        expect(findings).toEqual(expect.arrayContaining(timeless));
        expect(timeless.some((finding) => finding.problem === 'expired')).toBe(false);
      }),
    );
  });
});
