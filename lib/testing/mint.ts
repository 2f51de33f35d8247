import { createHash, createPublicKey, randomBytes, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { bitString, integer, oid, sequence, set, tagged, time, utf8String } from './der';
import { buildExtensions } from './mint-extensions';
import type { ExtensionOptions } from './mint-extensions';
import { getTestKey, signWith } from './mint-keys';
import type { KeyType, SignatureHash } from './mint-keys';

export interface MintOptions extends ExtensionOptions {
  commonName?: string;
  /** The whole subject in DER, for names that nobody should write. */
  rawSubject?: Uint8Array;
  /** Default: a day ago. */
  notBefore?: Date;
  /** Default: in 89 days. */
  notAfter?: Date;
  /** DER of the two times, for dates that nobody should write. */
  rawValidity?: Uint8Array;
  keyType?: KeyType;
  /** Instead of a key of `keyType`. */
  key?: KeyObject;
  hash?: SignatureHash;
  /** Two's complement bytes. Default: 16 random ones, positive. */
  serial?: Uint8Array;
}

export interface Minted {
  commonName: string;
  key: KeyObject;
  keyPem: string;
  der: Buffer;
  pem: string;
  fingerprint256: string;
  subject: Buffer;
  serial: Buffer;
  keyId: Buffer;
}

const dayMs = 24 * 60 * 60 * 1000;

/** A self-signed authority that nothing trusts until a test says so. */
export function mintRoot(options: MintOptions = {}): Minted {
  return mint(null, { commonName: 'Test Root', isAuthority: true, notAfter: inDays(3650), ...options });
}

export function mintIntermediate(issuer: Minted, options: MintOptions = {}): Minted {
  return mint(issuer, { commonName: 'Test Intermediate', isAuthority: true, notAfter: inDays(1825), ...options });
}

/** A server certificate. `names` defaults to the common name. */
export function mintLeaf(issuer: Minted, options: MintOptions = {}): Minted {
  const commonName = options.commonName ?? options.names?.[0] ?? 'site.test';
  return mint(issuer, { names: [commonName], ...options, commonName });
}

export function mintSelfSigned(options: MintOptions = {}): Minted {
  const commonName = options.commonName ?? options.names?.[0] ?? 'site.test';
  return mint(null, { names: [commonName], ...options, commonName });
}

/** What a server is given: its key and the chain it sends, the leaf first. */
export function toServerCertificate(leaf: Minted, ...chain: readonly Minted[]): { key: string; cert: string } {
  return { key: leaf.keyPem, cert: [leaf, ...chain].map(({ pem }) => pem).join('') };
}

export function inDays(days: number, from: Date = new Date()): Date {
  return new Date(from.getTime() + days * dayMs);
}

function mint(issuer: Minted | null, options: MintOptions): Minted {
  const commonName = options.commonName ?? 'site.test';
  const key = options.key ?? getTestKey(options.keyType ?? 'ec-p256', options.isAuthority === true);
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const subject = Buffer.from(options.rawSubject ?? distinguishedName(commonName));
  const serial = Buffer.from(options.serial ?? positiveSerial());
  const keyId = createHash('sha1').update(publicKey).digest();
  const signer = issuer?.key ?? key;
  const { algorithm, sign } = signWith(signer, options.hash ?? 'sha256');
  const toBeSigned = sequence(
    tagged(0, integer(2)),
    integer(serial),
    algorithm,
    issuer?.subject ?? subject,
    Buffer.from(
      options.rawValidity ?? sequence(time(options.notBefore ?? inDays(-1)), time(options.notAfter ?? inDays(89))),
    ),
    subject,
    publicKey,
    tagged(3, buildExtensions(options, keyId, issuer?.keyId ?? keyId)),
  );
  const der = sequence(toBeSigned, algorithm, bitString(sign(toBeSigned)));
  return {
    commonName,
    key,
    keyPem: toPem(key),
    der,
    pem: pemOf(der),
    fingerprint256: fingerprintOf(der),
    subject,
    serial,
    keyId,
  };
}

export function distinguishedName(commonName: string, organisation?: string): Buffer {
  const parts = [set(sequence(oid('2.5.4.3'), utf8String(commonName)))];
  if (organisation !== undefined) parts.unshift(set(sequence(oid('2.5.4.10'), utf8String(organisation))));
  return sequence(...parts);
}

function positiveSerial(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

function toPem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

export function pemOf(der: Uint8Array, label = 'CERTIFICATE'): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

function fingerprintOf(der: Buffer): string {
  const hex = createHash('sha256').update(der).digest('hex').toUpperCase();
  return (hex.match(/../g) ?? []).join(':');
}

/** The certificate as node:crypto reads it. Throws on one that OpenSSL cannot parse. */
export function readMinted(minted: Minted): X509Certificate {
  return new X509Certificate(minted.der);
}
