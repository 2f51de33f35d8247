import type { KeyObject, X509Certificate } from 'node:crypto';
import { listAlternativeNames } from './alternative-names';
import type { PresentedCertificate } from './observation';
import { findKeyType } from './key-type';
import { findSignatureAlgorithm } from './signature-algorithm';

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
    keyType: findKeyType(certificate.raw) ?? describeKey(certificate),
    signatureAlgorithm,
    der: certificate.raw,
  };
}

/** A few authorities issue for nearly everybody: what their certificates say is read once. */
const knownIssuers = new Map<string, PresentedCertificate | null>();
const mostKnownIssuers = 200;
/** Twice what they usually need. */
const largestKnownIssuer = 4096;

/** The same, for a certificate that many sites send along. */
export function describeIssuer(certificate: X509Certificate): PresentedCertificate | null {
  const { fingerprint256 } = certificate;
  const known = knownIssuers.get(fingerprint256);
  if (known !== undefined) return known;
  const described = describeCertificate(certificate);
  if (certificate.raw.length > largestKnownIssuer) return described;
  const [oldest] = knownIssuers.keys();
  if (knownIssuers.size >= mostKnownIssuers && oldest !== undefined) knownIssuers.delete(oldest);
  knownIssuers.set(fingerprint256, described);
  return described;
}

/** node:crypto puts each attribute on a line of its own, the most general first; undefined for an empty name. */
function toOneLine(name: string | undefined): string {
  return (name ?? '').split('\n').filter(Boolean).reverse().join(', ').slice(0, longestText);
}

/** Keys of the rarer kinds, by OpenSSL's names. */
function describeKey(certificate: X509Certificate): string {
  const key = findPublicKey(certificate);
  if (key === null) return 'unknown';
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  const family = key.asymmetricKeyType ?? 'unknown';
  if (family === 'ec') return `EC ${namedCurve ?? 'unknown curve'}`;
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
