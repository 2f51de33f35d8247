import type { KeyObject, X509Certificate } from 'node:crypto';
import { listAlternativeNames } from './alternative-names';
import type { PresentedCertificate } from './observation';
import { findSignatureAlgorithm } from './signature-algorithm';

const curveNames: Readonly<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};
const longestText = 1000;
const mostNames = 2000;

/**
 * Takes the facts out of a certificate that OpenSSL has parsed. `null` when a part that matters cannot be read: its dates
 * or its signature algorithm. Never `toLegacyObject()`: Node 24.21 crashes in it on some foreign certificates.
 */
export function describeCertificate(certificate: X509Certificate): PresentedCertificate | null {
  const notBefore = new Date(certificate.validFrom);
  const notAfter = new Date(certificate.validTo);
  const signatureAlgorithm = findSignatureAlgorithm(certificate.raw);
  const areDatesReadable = !Number.isNaN(notBefore.getTime()) && !Number.isNaN(notAfter.getTime());
  if (!areDatesReadable || signatureAlgorithm === null) return null;
  return {
    subject: toOneLine(certificate.subject),
    issuer: toOneLine(certificate.issuer),
    serial: certificate.serialNumber.slice(0, longestText),
    fingerprint256: certificate.fingerprint256,
    notBefore,
    notAfter,
    names: listAlternativeNames(certificate.subjectAltName).slice(0, mostNames),
    keyType: describeKey(certificate),
    signatureAlgorithm,
    der: certificate.raw,
  };
}

/** node:crypto puts each attribute on a line of its own, the most general first; undefined for an empty name. */
function toOneLine(name: string | undefined): string {
  return (name ?? '').split('\n').filter(Boolean).reverse().join(', ').slice(0, longestText);
}

function describeKey(certificate: X509Certificate): string {
  const key = findPublicKey(certificate);
  if (key === null) return 'unknown';
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  const family = key.asymmetricKeyType ?? 'unknown';
  if (family === 'ec') return `EC ${curveNames[namedCurve ?? ''] ?? namedCurve ?? 'unknown curve'}`;
  if (modulusLength !== undefined) return `${family.toUpperCase()} ${modulusLength}`;
  return family.startsWith('ed') ? `Ed${family.slice(2)}` : family.toUpperCase();
}

function findPublicKey(certificate: X509Certificate): KeyObject | null {
  try {
    return certificate.publicKey;
  } catch {
    // OpenSSL throws for a key of a kind or with parameters that it cannot use; the rest of the certificate still counts.
    return null;
  }
}
