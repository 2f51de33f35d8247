import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { nothing, oid, sequence } from './der';

export type KeyType = 'ec-p256' | 'ec-p384' | 'ec-p521' | 'rsa-1024' | 'rsa-2048' | 'rsa-3072' | 'rsa-4096' | 'ed25519';
export type SignatureHash = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

const rsaSignature: Record<SignatureHash, string> = {
  md5: '1.2.840.113549.1.1.4',
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
};
const ecdsaSignature: Record<Exclude<SignatureHash, 'md5'>, string> = {
  sha1: '1.2.840.10045.4.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
};

const leafKeys = new Map<KeyType, KeyObject>();

/** Making an RSA key takes long: leaves of one type share theirs. Every authority gets its own. */
export function getTestKey(type: KeyType, isAuthority: boolean): KeyObject {
  const known = isAuthority ? undefined : leafKeys.get(type);
  const key = known ?? generateKey(type);
  if (!isAuthority) leafKeys.set(type, key);
  return key;
}

function generateKey(type: KeyType): KeyObject {
  if (type === 'ed25519') return generateKeyPairSync('ed25519').privateKey;
  const [family, size = ''] = type.split('-');
  if (family === 'rsa') return generateKeyPairSync('rsa', { modulusLength: Number(size) }).privateKey;
  return generateKeyPairSync('ec', { namedCurve: size.replace('p', 'P-') }).privateKey;
}

/** How a key signs, and the AlgorithmIdentifier that says so. */
export function signWith(
  key: KeyObject,
  hash: SignatureHash,
): { algorithm: Buffer; sign: (bytes: Uint8Array) => Buffer } {
  if (key.asymmetricKeyType === 'ed25519') {
    return { algorithm: sequence(oid('1.3.101.112')), sign: (bytes) => signBytes(null, bytes, key) };
  }
  const sign = (bytes: Uint8Array): Buffer => signBytes(hash, bytes, key);
  if (key.asymmetricKeyType === 'rsa') return { algorithm: sequence(oid(rsaSignature[hash]), nothing()), sign };
  if (hash === 'md5') throw new Error('There is no ECDSA with MD5: sign with an RSA authority');
  return { algorithm: sequence(oid(ecdsaSignature[hash])), sign };
}
