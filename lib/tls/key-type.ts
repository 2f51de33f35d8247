import { contentOf, derTag, findChild, findElement, listElements, readOid } from './der-reader';
import type { DerElement } from './der-reader';

const rsaEncryption = '1.2.840.113549.1.1.1';
const ecPublicKey = '1.2.840.10045.2.1';
/** Curves by their identifiers (RFC 5480 §2.1.1.1), with the length of an uncompressed point. */
const curves: Readonly<Record<string, { name: string; pointLength: number }>> = {
  '1.2.840.10045.3.1.7': { name: 'P-256', pointLength: 65 },
  '1.3.132.0.34': { name: 'P-384', pointLength: 97 },
  '1.3.132.0.35': { name: 'P-521', pointLength: 133 },
};
const uncompressed = 0x04;

/**
 * The kind of public key in a certificate when it is one of those that nearly all have: "RSA 2048", "EC P-256". `null` for
 * any other, which OpenSSL is asked about. It reads the bytes itself, since OpenSSL takes longer for a key's details than
 * for all the rest of a certificate.
 */
export function findKeyType(der: Uint8Array): string | null {
  const key = findPublicKey(der);
  if (key === null) return null;
  const { algorithm, parameters, bits } = key;
  if (algorithm === rsaEncryption) return describeRsa(bits);
  return algorithm === ecPublicKey && parameters ? describeCurve(der, parameters, bits) : null;
}

interface PublicKey {
  algorithm: string;
  parameters: DerElement | undefined;
  /** Without the count of unused bits, which is zero. */
  bits: Uint8Array;
}

/** subjectPublicKeyInfo, the seventh field of a certificate with a version and the sixth of one without (RFC 5280 §4.1). */
function findPublicKey(der: Uint8Array): PublicKey | null {
  const outer = findElement(der, 0);
  const toBeSigned = outer && findChild(der, outer, 0);
  const fields = toBeSigned ? listElements(der, toBeSigned, 7) : [];
  const info = fields[fields[0]?.tag === derTag.integer ? 5 : 6];
  const [algorithm, bits] = info ? listElements(der, info, 2) : [];
  const [id, parameters] = algorithm ? listElements(der, algorithm, 2) : [];
  if (id?.tag !== derTag.oid || bits?.tag !== derTag.bitString) return null;
  return { algorithm: readOid(der, id), parameters, bits: contentOf(der, bits).subarray(1) };
}

function describeRsa(bits: Uint8Array): string | null {
  const key = findElement(bits, 0);
  const modulus = key && findChild(bits, key, 0);
  if (modulus?.tag !== derTag.integer) return null;
  const content = contentOf(bits, modulus);
  const first = content.findIndex((byte) => byte !== 0);
  const highest = content[first];
  return highest === undefined ? null : `RSA ${(content.length - first) * 8 - (Math.clz32(highest) - 24)}`;
}

function describeCurve(der: Uint8Array, parameters: DerElement, bits: Uint8Array): string | null {
  const curve = parameters.tag === derTag.oid ? curves[readOid(der, parameters)] : undefined;
  const isWhole = curve !== undefined && bits.length === curve.pointLength && bits[0] === uncompressed;
  return isWhole ? `EC ${curve.name}` : null;
}
