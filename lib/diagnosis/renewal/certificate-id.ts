import { findExtension, findSerial } from '@/lib/tls/certificate-fields';
import { contentOf, walkElements } from '@/lib/tls/der-reader';

const authorityKeyIdentifier = '2.5.29.35';
const keyIdentifierTag = 0x80;

/**
 * The name by which renewal information is asked for (RFC 9773 §4.1): base64url of the issuer's key identifier, a dot,
 * base64url of the serial's own bytes, a leading zero included.
 *
 * @returns null when the certificate cannot be read or does not name its issuer's key
 */
export function buildCertificateId(der: Uint8Array): string | null {
  const serial = findSerial(der);
  const extension = findExtension(der, authorityKeyIdentifier);
  if (serial === null || extension === null) return null;
  const key = [...walkElements(der, extension)].find(({ tag }) => tag === keyIdentifierTag);
  return key === undefined ? null : `${toBase64url(contentOf(der, key))}.${toBase64url(serial)}`;
}

function toBase64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
