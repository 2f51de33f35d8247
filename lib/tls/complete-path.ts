import { X509Certificate } from 'node:crypto';
import { createExpiringCache } from './expiring-cache';
import type { FetchCapped } from './fetch-capped';
import { findPath, isIssuedBy } from './find-path';
import type { FoundPath } from './find-path';
import type { TrustRoots } from './trust-roots';

export interface CompletedPath extends FoundPath {
  /** The certificates that had to be fetched. */
  fetched: readonly X509Certificate[];
  /** The last certificate names an address for its issuer, though nothing usable came from there. */
  isFetchable: boolean;
}

export type CompletePath = (
  leaf: X509Certificate,
  sent: readonly X509Certificate[],
  signal: AbortSignal,
) => Promise<CompletedPath>;

const largestCertificate = 64 * 1024;
/** Some authorities now have three certificates between leaf and root. */
const mostFetches = 4;
const rememberMs = 24 * 60 * 60 * 1000;
const retryMs = 10 * 60 * 1000;

/**
 * Finds a leaf's path, and fetches the issuers that the server forgot to send from the addresses that the certificates name
 * (authority information access, RFC 5280 §4.2.2.1): the only way to tell an incomplete chain from an unknown root.
 */
export function createPathCompletion(fetch: FetchCapped, roots: TrustRoots, now: () => Date): CompletePath {
  const known = createExpiringCache<X509Certificate | null>({ entries: 200, weight: Infinity }, () => 1);

  async function fetchIssuer(certificate: X509Certificate, signal: AbortSignal): Promise<X509Certificate | null> {
    const url = findIssuerUrl(certificate);
    if (url === null) return null;
    const remembered = known.find(url, now().getTime());
    if (remembered !== undefined) return remembered;
    const fetched = await fetch(url, { maxBytes: largestCertificate, signal });
    const issuer = fetched.ok ? parseCertificate(fetched.bytes) : null;
    known.set(url, issuer, now().getTime() + (issuer ? rememberMs : retryMs));
    return issuer;
  }

  return async (leaf, sent, signal) => {
    const fetched: X509Certificate[] = [];
    for (;;) {
      const path = findPath(leaf, [...sent, ...fetched], roots);
      const last = path.issuers.at(-1) ?? leaf;
      const used = fetched.filter((certificate) => path.issuers.includes(certificate));
      const isFetchable = path.end === 'missing-issuer' && findIssuerUrl(last) !== null;
      const done: CompletedPath = { ...path, fetched: used, isFetchable };
      if (!isFetchable || fetched.length >= mostFetches) return done;
      const issuer = await fetchIssuer(last, signal);
      if (issuer === null || fetched.includes(issuer) || !isIssuedBy(last, issuer)) return done;
      fetched.push(issuer);
    }
  };
}

/** node:crypto prints "CA Issuers - URI:http://…", one a line, quoted as JSON when a value could mislead. */
function findIssuerUrl(certificate: X509Certificate): string | null {
  return /^CA Issuers - URI:(https?:\/\/[^\s"]+)$/m.exec(certificate.infoAccess ?? '')?.[1] ?? null;
}

function parseCertificate(bytes: Buffer): X509Certificate | null {
  try {
    return new X509Certificate(bytes);
  } catch {
    // Whatever came from there, OpenSSL reads no certificate in it.
    return null;
  }
}
