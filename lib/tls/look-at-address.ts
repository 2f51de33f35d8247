import type { X509Certificate } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { SecureContext } from 'node:tls';
import { isAlpnRefusal, isWorthLenience } from './classify-failure';
import type { CompletePath } from './complete-path';
import { describeCertificate, describeIssuer } from './describe-certificate';
import { isIssuedBy } from './find-path';
import type { LookUpRevocation } from './look-up-revocation';
import type { AddressObservation, CertificatePath, LookFailure, PresentedCertificate } from './observation';
import { shakeHands } from './shake-hands';
import type { Handshake } from './shake-hands';
import type { Target } from './target';
import type { TrustRoots } from './trust-roots';

export interface AddressLookOptions {
  secureContext: SecureContext;
  /** Accepts TLS 1.0 and weak keys, for a second look at servers that offer nothing better. */
  lenientContext: SecureContext;
  roots: TrustRoots;
  completePath: CompletePath;
  /** `null` = revocation is not looked up. */
  lookUpRevocation: LookUpRevocation | null;
}

/** What was known before an address was dialled. */
export interface Beginning {
  dnsMs: number | null;
  /** By performance.now(). */
  startedAt: number;
}

/** Looks at one literal address that was judged before. It resolves to a value whatever the network does. */
export async function lookAtAddress(
  address: string,
  target: Target,
  { dnsMs, startedAt }: Beginning,
  signal: AbortSignal,
  options: AddressLookOptions,
): Promise<AddressObservation> {
  const seen = await shakeHandsTwice(address, target, signal, options);
  const [leaf, ...sent] = seen.certificates;
  const certificate = leaf ? describeCertificate(leaf) : null;
  const isReadable = leaf !== undefined && certificate !== null;
  const path = isReadable ? await describePath(leaf, sent, seen, signal, options) : null;
  const findIssuer = (): X509Certificate | undefined => leaf && findIssuerOf(leaf, sent, seen, options.roots);
  // A list of an authority that nobody trusts proves nothing, and its bytes may be anybody's.
  const isTrusted = isReadable && path?.end === 'trusted-root';
  const revocation = isTrusted ? await options.lookUpRevocation?.(leaf, findIssuer, signal) : null;
  return {
    address,
    failure: leaf && !certificate ? unreadable : seen.failure,
    certificate,
    chain: describeAll(sent),
    verifyError: seen.verifyError,
    ...(path ? { path } : {}),
    ...(revocation ? { revocation } : {}),
    protocol: seen.protocol,
    cipher: seen.cipher,
    alpn: seen.alpn,
    http: seen.http,
    timings: { dnsMs, connectMs: seen.connectMs, tlsMs: seen.tlsMs, totalMs: performance.now() - startedAt },
  };
}

const unreadable: LookFailure = {
  problem: 'malformed-certificate',
  detail: 'its dates or its algorithm cannot be read',
};

/** A server that offers only what browsers no longer accept is looked at once more, leniently, to see its certificate. */
async function shakeHandsTwice(
  address: string,
  target: Target,
  signal: AbortSignal,
  { secureContext, lenientContext }: AddressLookOptions,
): Promise<Handshake> {
  const first = await shakeHands(address, target, { secureContext, signal });
  const { failure, error } = first;
  if (failure === null || error === null || signal.aborted) return first;
  if (first.certificates.length > 0 || !isWorthLenience(error, failure)) return first;
  const second = await shakeHands(address, target, { secureContext: lenientContext, signal, offersAlpn: false });
  if (second.certificates.length === 0) return first;
  if (isAlpnRefusal(error)) return second;
  return { ...second, failure: isOldProtocol(second.protocol) ? tooOld(second.protocol) : failure };
}

function isOldProtocol(protocol: string | null): protocol is string {
  return protocol === 'TLSv1' || protocol === 'TLSv1.1' || protocol === 'SSLv3';
}

function tooOld(protocol: string): LookFailure {
  return { problem: 'protocol-too-old', detail: protocol };
}

async function describePath(
  leaf: X509Certificate,
  sent: readonly X509Certificate[],
  seen: Handshake,
  signal: AbortSignal,
  { completePath }: AddressLookOptions,
): Promise<CertificatePath> {
  if (isVerified(seen)) return { end: 'trusted-root', issuers: describeAll(listSentPath(leaf, sent)), fetched: [] };
  const { end, issuers, fetched, isFetchable } = await completePath(leaf, sent, signal);
  return { end, issuers: describeAll(issuers), fetched: describeAll(fetched), isFetchable };
}

/** OpenSSL has found a way already; these are the sent certificates that lie on it, by their names. */
function listSentPath(leaf: X509Certificate, sent: readonly X509Certificate[]): X509Certificate[] {
  const path: X509Certificate[] = [];
  let last = leaf;
  for (;;) {
    const issuer = sent.find((candidate) => candidate.subject === last.issuer && !path.includes(candidate));
    if (issuer === undefined || last.subject === last.issuer) return path;
    path.push(issuer);
    last = issuer;
  }
}

function findIssuerOf(
  leaf: X509Certificate,
  sent: readonly X509Certificate[],
  seen: Handshake,
  roots: TrustRoots,
): X509Certificate | undefined {
  const named = [...sent, ...roots.listBySubject(leaf.issuer)].filter(({ subject }) => subject === leaf.issuer);
  // Nobody else of that name was there when OpenSSL found the way: its signature need not be checked again.
  if (isVerified(seen) && named.length === 1) return named[0];
  return named.find((candidate) => isIssuedBy(leaf, candidate));
}

function isVerified({ protocol, verifyError }: Handshake): boolean {
  return protocol !== null && verifyError === null;
}

function describeAll(certificates: readonly X509Certificate[]): PresentedCertificate[] {
  return certificates.map(describeIssuer).filter((certificate) => certificate !== null);
}
