import { derTag, findChild, findElement, readOid } from './der-reader';

/** Names as OpenSSL prints them (node:crypto tells them only since 24.9). */
const algorithmNames: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'md2WithRSAEncryption',
  '1.2.840.113549.1.1.4': 'md5WithRSAEncryption',
  '1.2.840.113549.1.1.5': 'sha1WithRSAEncryption',
  '1.2.840.113549.1.1.10': 'rsassaPss',
  '1.2.840.113549.1.1.11': 'sha256WithRSAEncryption',
  '1.2.840.113549.1.1.12': 'sha384WithRSAEncryption',
  '1.2.840.113549.1.1.13': 'sha512WithRSAEncryption',
  '1.2.840.113549.1.1.14': 'sha224WithRSAEncryption',
  '1.2.840.10040.4.3': 'dsaWithSHA1',
  '2.16.840.1.101.3.4.3.2': 'dsa_with_SHA256',
  '1.2.840.10045.4.1': 'ecdsa-with-SHA1',
  '1.2.840.10045.4.3.1': 'ecdsa-with-SHA224',
  '1.2.840.10045.4.3.2': 'ecdsa-with-SHA256',
  '1.2.840.10045.4.3.3': 'ecdsa-with-SHA384',
  '1.2.840.10045.4.3.4': 'ecdsa-with-SHA512',
  '1.3.101.112': 'ED25519',
  '1.3.101.113': 'ED448',
  '2.16.840.1.101.3.4.3.17': 'ML-DSA-44',
  '2.16.840.1.101.3.4.3.18': 'ML-DSA-65',
  '2.16.840.1.101.3.4.3.19': 'ML-DSA-87',
};

/**
 * The algorithm with which a certificate or a revocation list is signed (RFC 5280 §4.1.1.2, §5.1.1.2), by OpenSSL's name,
 * or as a dotted OID when it is none of the known. `null` when the bytes are not of that shape.
 */
export function findSignatureAlgorithm(der: Uint8Array): string | null {
  const outer = findElement(der, 0);
  const algorithm = outer && findChild(der, outer, 1);
  const id = algorithm && findChild(der, algorithm, 0);
  if (!id || id.tag !== derTag.oid) return null;
  const dotted = readOid(der, id);
  return algorithmNames[dotted] ?? dotted;
}

/** Signatures that browsers no longer accept: their hash can be forged. */
export function isWeakSignature(algorithm: string): boolean {
  return /md2|md4|md5|sha1(?!\d)/i.test(algorithm);
}
