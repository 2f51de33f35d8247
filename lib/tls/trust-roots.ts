import { X509Certificate } from 'node:crypto';
import * as tls from 'node:tls';

/** The roots that this machine trusts, found by their subject. */
export interface TrustRoots {
  listBySubject(subject: string): readonly X509Certificate[];
  has(certificate: X509Certificate): boolean;
}

/**
 * The roots that Node trusts (with NODE_EXTRA_CA_CERTS where Node tells them: since 22.15) and further ones in PEM.
 * They are parsed at the first use: only a chain that does not verify needs them.
 */
export function createTrustRoots(extraRoots: readonly string[]): TrustRoots {
  let bySubject: Map<string, X509Certificate[]> | undefined;
  const listBySubject = (subject: string): readonly X509Certificate[] => {
    bySubject ??= groupBySubject([...listDefaultRoots(), ...extraRoots]);
    return bySubject.get(subject) ?? [];
  };
  return {
    listBySubject,
    has: (certificate) =>
      listBySubject(certificate.subject).some(({ fingerprint256 }) => fingerprint256 === certificate.fingerprint256),
  };
}

/** What Node 22.15 and later offer besides. */
const newerTls: typeof tls & { getCACertificates?: (type: 'default') => string[] } = tls;

/** PEM of the roots that a default secure context trusts. */
export function listDefaultRoots(): readonly string[] {
  return newerTls.getCACertificates?.('default') ?? tls.rootCertificates;
}

function groupBySubject(pems: readonly string[]): Map<string, X509Certificate[]> {
  const groups = new Map<string, X509Certificate[]>();
  for (const pem of pems) {
    const root = new X509Certificate(pem);
    groups.set(root.subject, [...(groups.get(root.subject) ?? []), root]);
  }
  return groups;
}
