import type { X509Certificate } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { SecureContext } from 'node:tls';
import { isAlpnRefusal, isWorthLenience } from './classify-failure';
import { describeCertificate } from './describe-certificate';
import { findPath } from './find-path';
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
}

export type AddressLook = (
  address: string,
  target: Target,
  signal: AbortSignal,
  begun: { dnsMs: number | null; startedAt: number },
) => Promise<AddressObservation>;

export function createAddressLook({ secureContext, lenientContext, roots }: AddressLookOptions): AddressLook {
  async function shakeHandsTwice(address: string, target: Target, signal: AbortSignal): Promise<Handshake> {
    const first = await shakeHands(address, target, { secureContext, signal });
    const { failure, error } = first;
    if (failure === null || error === null || signal.aborted) return first;
    if (first.certificates.length > 0 || !isWorthLenience(error, failure)) return first;
    const second = await shakeHands(address, target, { secureContext: lenientContext, signal, offersAlpn: false });
    if (second.certificates.length === 0) return first;
    if (second.failure === null && isAlpnRefusal(error)) return second;
    return { ...second, failure: isOldProtocol(second.protocol) ? tooOld(second.protocol) : failure };
  }

  return async (address, target, signal, { dnsMs, startedAt }) => {
    const seen = await shakeHandsTwice(address, target, signal);
    const [leaf, ...sent] = seen.certificates;
    const certificate = leaf ? describeCertificate(leaf) : null;
    return {
      address,
      failure: leaf && !certificate ? unreadable : seen.failure,
      certificate,
      chain: describeAll(sent),
      verifyError: seen.verifyError,
      ...(leaf && certificate ? { path: describePath(leaf, sent, seen, roots) } : {}),
      protocol: seen.protocol,
      cipher: seen.cipher,
      alpn: seen.alpn,
      http: seen.http,
      timings: { dnsMs, connectMs: seen.connectMs, tlsMs: seen.tlsMs, totalMs: performance.now() - startedAt },
    };
  };
}

const unreadable: LookFailure = {
  problem: 'malformed-certificate',
  detail: 'its dates or its algorithm cannot be read',
};

function isOldProtocol(protocol: string | null): protocol is string {
  return protocol === 'TLSv1' || protocol === 'TLSv1.1' || protocol === 'SSLv3';
}

function tooOld(protocol: string): LookFailure {
  return { problem: 'protocol-too-old', detail: protocol };
}

function describePath(
  leaf: X509Certificate,
  sent: readonly X509Certificate[],
  { verifyError, protocol }: Handshake,
  roots: TrustRoots,
): CertificatePath {
  // A finished handshake without an error: OpenSSL itself has found the way to a trusted root.
  if (protocol !== null && verifyError === null)
    return { end: 'trusted-root', issuers: describeAll(sent), fetched: [] };
  const { end, issuers } = findPath(leaf, sent, roots);
  const isFetchable = (issuers.at(-1) ?? leaf).infoAccess?.includes('CA Issuers') === true;
  return { end, issuers: describeAll(issuers), fetched: [], isFetchable };
}

function describeAll(certificates: readonly X509Certificate[]): PresentedCertificate[] {
  return certificates.map(describeCertificate).filter((certificate) => certificate !== null);
}
