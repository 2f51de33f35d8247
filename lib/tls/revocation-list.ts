import { verify } from 'node:crypto';
import type { X509Certificate } from 'node:crypto';
import { contentOf, derTag, findChild, findElement, listElements, walkElements } from './der-reader';
import type { DerElement } from './der-reader';
import { findSignatureAlgorithm } from './signature-algorithm';

/** A certificate revocation list (RFC 5280 §5) whose signature was found good. */
export interface RevocationList {
  der: Buffer;
  /** null = the list does not say. */
  nextUpdate: Date | null;
}

const hashes: Readonly<Record<string, string>> = {
  sha256WithRSAEncryption: 'sha256',
  sha384WithRSAEncryption: 'sha384',
  sha512WithRSAEncryption: 'sha512',
  'ecdsa-with-SHA256': 'sha256',
  'ecdsa-with-SHA384': 'sha384',
  'ecdsa-with-SHA512': 'sha512',
};
const timeTags: ReadonlySet<number> = new Set([0x17, 0x18]);
/** issuingDistributionPoint, 2.5.29.28: its DER begins like this. */
const distributionPointId = Buffer.from([0x06, 0x03, 0x55, 0x1d, 0x1c]);

/**
 * Reads a list and makes sure that it is the issuer's, current, and the one that belongs to this address: large authorities
 * cut their list into parts, and the wrong part would say "not revoked" of everything.
 *
 * @returns the list, or why it proves nothing
 */
export function readRevocationList(
  der: Buffer,
  issuer: X509Certificate,
  url: string,
  now: Date,
): { ok: true; list: RevocationList } | { ok: false; detail: string } {
  const parts = findParts(der);
  if (parts === null) return { ok: false, detail: 'not a revocation list' };
  if (!isSignedBy(der, parts, issuer)) return { ok: false, detail: 'signed by somebody else' };
  const [thisUpdate, nextUpdate] = parts.times.map((time) => readTime(der, time));
  if (!thisUpdate || thisUpdate > now) return { ok: false, detail: 'not valid yet' };
  if (nextUpdate && nextUpdate < now) return { ok: false, detail: `out of date since ${nextUpdate.toISOString()}` };
  if (der.includes(distributionPointId) && !der.includes(url, 0, 'latin1'))
    return { ok: false, detail: 'another part of the list' };
  return { ok: true, list: { der, nextUpdate: nextUpdate ?? null } };
}

/**
 * Whether a serial number is on the list.
 *
 * @param serial the content of the certificate's INTEGER
 */
export function isRevoked({ der }: RevocationList, serial: Uint8Array): boolean {
  // A list has up to a million entries, most serials are on none: search the bytes before walking the elements.
  const encoded = Buffer.concat([Buffer.from([derTag.integer, serial.length]), serial]);
  const entries = der.includes(encoded) ? findParts(der)?.entries : null;
  if (!entries) return false;
  for (const entry of walkElements(der, entries)) {
    const number = findChild(der, entry, 0);
    if (number && Buffer.compare(serial, contentOf(der, number)) === 0) return true;
  }
  return false;
}

interface ListParts {
  toBeSigned: DerElement;
  signature: DerElement;
  /** thisUpdate and, where there is one, nextUpdate. */
  times: readonly DerElement[];
  entries: DerElement | null;
}

function findParts(der: Buffer): ListParts | null {
  const outer = findElement(der, 0);
  const [toBeSigned, algorithm, signature] = outer?.tag === derTag.sequence ? listElements(der, outer, 3) : [];
  if (toBeSigned?.tag !== derTag.sequence || !algorithm || signature?.tag !== derTag.bitString) return null;
  // RFC 5280 §5.1.2 has seven at the most.
  const fields = listElements(der, toBeSigned, 7);
  // The version is optional; then come algorithm, issuer, the times, and the entries unless nothing was ever revoked.
  const start = fields[0]?.tag === derTag.integer ? 1 : 0;
  const times = fields.slice(start + 2, start + 4).filter(({ tag }) => timeTags.has(tag));
  const next = fields[start + 2 + times.length];
  // RFC 5280 §5.1.1.2: the algorithm stands in both places, and only one of them is signed.
  const inner = fields[start];
  if (!inner || !isSame(der, inner, algorithm) || times.length === 0) return null;
  return { toBeSigned, signature, times, entries: next?.tag === derTag.sequence ? next : null };
}

function isSame(der: Buffer, one: DerElement, other: DerElement): boolean {
  return der.subarray(one.start, one.end).equals(der.subarray(other.start, other.end));
}

function isSignedBy(der: Buffer, { toBeSigned, signature }: ListParts, issuer: X509Certificate): boolean {
  const algorithm = findSignatureAlgorithm(der) ?? '';
  const hash = algorithm === 'ED25519' ? null : hashes[algorithm];
  if (hash === undefined) return false;
  const [unusedBits, ...bits] = contentOf(der, signature);
  if (unusedBits !== 0) return false;
  try {
    return verify(hash, der.subarray(toBeSigned.start, toBeSigned.end), issuer.publicKey, Buffer.from(bits));
  } catch {
    // OpenSSL throws for a key that does not fit the algorithm.
    return false;
  }
}

/** UTCTime or GeneralizedTime as RFC 5280 §4.1.2.5 allows them: to the second, in UTC. */
function readTime(der: Uint8Array, element: DerElement): Date | null {
  const text = Buffer.from(contentOf(der, element)).toString('latin1');
  const match = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const fullYear = match[1]?.length === 4 ? year : year + (year < 50 ? 2000 : 1900);
  return new Date(Date.UTC(fullYear, month - 1, day, hour, minute, second));
}
