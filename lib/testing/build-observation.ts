import { createHash } from 'node:crypto';

import type { AddressObservation, LookFailure, Observation, PresentedCertificate } from '@/lib/tls/observation';
import type { Target } from '@/lib/tls/target';

const dayMs = 24 * 60 * 60 * 1000;

export interface CertificateOptions {
  names: readonly string[];
  notBefore: Date;
  /** Default: 90 days after notBefore. */
  notAfter?: Date;
}

/** A certificate as an observer reports it, without a real one behind it. The same options give the same fingerprint. */
export function buildCertificate({ names, notBefore, notAfter }: CertificateOptions): PresentedCertificate {
  const end = notAfter ?? new Date(notBefore.getTime() + 90 * dayMs);
  const hash = createHash('sha256')
    .update(JSON.stringify([names, notBefore, end]))
    .digest('hex')
    .toUpperCase();
  return {
    subject: `CN=${names[0] ?? ''}`,
    issuer: "C=US, O=Let's Encrypt, CN=YR2",
    serial: hash.slice(0, 36),
    fingerprint256: (hash.match(/../g) ?? []).join(':'),
    notBefore,
    notAfter: end,
    names,
    keyType: 'EC P-256',
    signatureAlgorithm: 'sha256WithRSAEncryption',
    der: Buffer.from(hash, 'hex'),
  };
}

/** What an address shows: a certificate, or why there is none. */
export type Shown = { certificate: PresentedCertificate } | { failure: LookFailure };

/** A look at a target with one address for each thing shown. */
export function buildObservation(target: Target, startedAt: Date, shown: readonly Shown[]): Observation {
  const addresses = shown.map((one, index) => buildAddress(`192.0.2.${index + 1}`, one));
  return { target, startedAt, durationMs: 42, failure: null, addresses };
}

/** A look that found no address to dial. */
export function buildUnresolved(target: Target, startedAt: Date, failure: LookFailure): Observation {
  return { target, startedAt, durationMs: 7, failure, addresses: [] };
}

function buildAddress(address: string, shown: Shown): AddressObservation {
  const certificate = 'certificate' in shown ? shown.certificate : null;
  return {
    address,
    failure: 'failure' in shown ? shown.failure : null,
    certificate,
    chain: [],
    verifyError: null,
    protocol: certificate && 'TLSv1.3',
    cipher: certificate && 'TLS_AES_256_GCM_SHA384',
    alpn: null,
    http: certificate && { status: 200, hsts: null },
    timings: { dnsMs: 1, connectMs: 2, tlsMs: certificate && 3, totalMs: 6 },
  };
}
