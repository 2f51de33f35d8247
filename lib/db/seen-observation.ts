import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { AddressObservation, CertificateFacts, Observation } from '@/lib/tls/observation';

import { hasReadableDates } from './stored-certificate';
import { problemName } from './stored-findings';
import { readJson, storedInstant } from './stored-json';

/** What is kept of one address of a look: everything but the bytes of certificates and the way to the root. */
export interface SeenAddress extends Omit<AddressObservation, 'certificate' | 'chain' | 'path'> {
  certificate: CertificateFacts | null;
  chain: readonly CertificateFacts[];
}

/** What is kept of a look. */
export interface SeenObservation extends Omit<Observation, 'addresses'> {
  addresses: readonly SeenAddress[];
}

/** A look as it stands in its column: certificates of the server by fingerprint, since they are stored once. */
export type StoredObservation = z.infer<typeof observation>;

/** Longer chains, and more names of an issuer, are a curiosity that need not be kept. */
const keptOfChain = { certificates: 20, names: 10 } as const;

const failure = z.object({ problem: problemName, detail: z.string() }).nullable();

const facts = z.object({
  subject: z.string(),
  issuer: z.string(),
  serial: z.string(),
  fingerprint256: z.string(),
  notBefore: storedInstant,
  notAfter: storedInstant,
  names: z.array(z.string()),
  keyType: z.string(),
  signatureAlgorithm: z.string(),
});

const address = z.object({
  address: z.string(),
  failure,
  fingerprint256: z.string().nullable(),
  chain: z.array(facts),
  verifyError: z.string().nullable(),
  revocation: z.object({ state: z.enum(['good', 'revoked', 'unknown']), detail: z.string() }).exactOptional(),
  protocol: z.string().nullable(),
  cipher: z.string().nullable(),
  alpn: z.string().nullable(),
  http: z.object({ status: z.number(), hsts: z.string().nullable() }).nullable(),
  timings: z.object({
    dnsMs: z.number().nullable(),
    connectMs: z.number().nullable(),
    tlsMs: z.number().nullable(),
    totalMs: z.number(),
  }),
});

const observation = z.object({
  target: z.object({ host: z.string(), port: z.number() }),
  startedAt: storedInstant,
  durationMs: z.number(),
  failure,
  addresses: z.array(address),
});

export function writeObservation(seen: Observation): string {
  return JSON.stringify({ ...seen, addresses: seen.addresses.map(toStoredAddress) });
}

/**
 * The same for two looks that saw the same: without instants, timings, and the words about a revocation list. The order of
 * the addresses is the resolver's.
 */
export function markObservation({ failure: unresolved, addresses }: Observation): string {
  const lasting = addresses.map((seen) => {
    const { timings: _, revocation, ...rest } = toStoredAddress(seen);
    return { ...rest, revocation: revocation?.state };
  });
  const sorted = lasting.toSorted((a, b) => (a.address < b.address ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([unresolved, sorted]))
    .digest('base64url');
}

function toStoredAddress(seen: AddressObservation): z.input<typeof address> {
  return {
    address: seen.address,
    failure: seen.failure,
    fingerprint256: seen.certificate?.fingerprint256 ?? null,
    chain: seen.chain.filter(hasReadableDates).slice(0, keptOfChain.certificates).map(toStoredIssuer),
    verifyError: seen.verifyError,
    ...(seen.revocation && { revocation: seen.revocation }),
    protocol: seen.protocol,
    cipher: seen.cipher,
    alpn: seen.alpn,
    http: seen.http,
    timings: seen.timings,
  };
}

function toStoredIssuer(certificate: CertificateFacts): z.input<typeof facts> {
  return {
    subject: certificate.subject,
    issuer: certificate.issuer,
    serial: certificate.serial,
    fingerprint256: certificate.fingerprint256,
    notBefore: certificate.notBefore.toISOString(),
    notAfter: certificate.notAfter.toISOString(),
    names: certificate.names.slice(0, keptOfChain.names),
    keyType: certificate.keyType,
    signatureAlgorithm: certificate.signatureAlgorithm,
  };
}

/** null when there is none, or when the record cannot be read. */
export function readObservation(text: string | null): StoredObservation | null {
  return readJson(text, observation);
}

/** Puts the certificates back in their places. */
export function completeObservation(
  stored: StoredObservation,
  certificates: ReadonlyMap<string, CertificateFacts>,
): SeenObservation {
  const addresses = stored.addresses.map(({ fingerprint256, ...rest }) => ({
    ...rest,
    certificate: fingerprint256 === null ? null : (certificates.get(fingerprint256) ?? null),
  }));
  return { ...stored, addresses };
}
