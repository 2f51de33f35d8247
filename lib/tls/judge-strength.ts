import { describeFinding } from './describe-finding';
import type { PresentedCertificate } from './observation';
import type { Finding } from './problem';
import { isWeakSignature } from './signature-algorithm';

/** The least that public authorities may certify (CA/Browser Forum Baseline Requirements §6.1.5). */
const shortestRsaKey = 2048;
const weakCurves = /^EC (secp1[0-9]{2}|secp2[0-2][0-9]|prime1[0-9]{2}|sect1)/;

/** Keys and signatures that can be forged: the leaf's, and those of its issuers below the root. */
export function judgeStrength(leaf: PresentedCertificate, issuers: readonly PresentedCertificate[]): Finding[] {
  // A root's own signature proves nothing to anybody.
  const path = [leaf, ...issuers.filter(({ subject, issuer }) => subject !== issuer)];
  const keys = path.filter(({ keyType }) => isWeakKey(keyType));
  const signatures = path.filter(({ signatureAlgorithm }) => isWeakSignature(signatureAlgorithm));
  return [
    ...keys.slice(0, 1).map(({ keyType, subject }) => describeFinding('weak-key', `${keyType}: ${subject}`)),
    ...signatures
      .slice(0, 1)
      .map(({ signatureAlgorithm, subject }) => describeFinding('weak-signature', `${signatureAlgorithm}: ${subject}`)),
  ];
}

function isWeakKey(keyType: string): boolean {
  const rsaBits = /^(?:RSA|RSA-PSS|DSA) (\d+)$/.exec(keyType)?.[1];
  return rsaBits !== undefined ? Number(rsaBits) < shortestRsaKey : weakCurves.test(keyType);
}
