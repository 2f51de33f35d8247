import { isLetsEncrypt } from '@/lib/diagnosis/renewal/is-lets-encrypt';
import type { CertificateFacts } from '@/lib/tls/observation';

/** A certificate of Let's Encrypt as the limits count it. */
export interface Issued {
  /** Upper-case hexadecimal without leading zeros: a precertificate and its certificate share it. */
  serial: string;
  issuedAt: Date;
  /** Sorted, lower case, without repetition. */
  names: readonly string[];
}

/** Let's Encrypt dates its certificates back by an hour (https://github.com/letsencrypt/boulder, "backdate"). */
const backdateMs = 60 * 60 * 1000;

export function toIssued({ issuer, serial, notBefore, names }: CertificateFacts): Issued[] {
  if (!isLetsEncrypt(issuer) || Number.isNaN(notBefore.getTime())) return [];
  return [
    { serial: trimSerial(serial), issuedAt: new Date(notBefore.getTime() + backdateMs), names: tidyNames(names) },
  ];
}

/**
 * Reads what a search in certificate transparency answers, in the JSON of crt.sh. Entries that are not understood are left
 * out.
 *
 * @returns null when it is no list at all
 */
export function readTransparency(bytes: Uint8Array): Issued[] | null {
  const entries = parseList(bytes);
  return entries?.flatMap(readEntry) ?? null;
}

/** Each serial once: a search tells of precertificate and certificate, and what was seen is often among them. */
export function withoutRepetition(all: readonly Issued[]): Issued[] {
  return [...new Map(all.map((one) => [one.serial, one])).values()];
}

function parseList(bytes: Uint8Array): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function readEntry(entry: unknown): Issued[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const { issuer_name, name_value, not_before, serial_number } = entry as Record<string, unknown>;
  if (typeof issuer_name !== 'string' || typeof name_value !== 'string') return [];
  if (typeof not_before !== 'string' || typeof serial_number !== 'string') return [];
  // Its times are in UTC, and do not say so.
  const notBefore = new Date(/(?:Z|[+-]\d\d:\d\d)$/.test(not_before) ? not_before : `${not_before}Z`);
  const isWhole =
    isLetsEncrypt(issuer_name) && !Number.isNaN(notBefore.getTime()) && /^[0-9a-f]+$/i.test(serial_number);
  if (!isWhole) return [];
  const issuedAt = new Date(notBefore.getTime() + backdateMs);
  return [{ serial: trimSerial(serial_number), issuedAt, names: tidyNames(name_value.split('\n')) }];
}

function trimSerial(serial: string): string {
  return serial.toUpperCase().replace(/^0+/, '');
}

/** A set of names as sets are compared: sorted, lower case, without repetition. */
export function tidyNames(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.trim().toLowerCase()).filter((name) => name !== ''))].toSorted();
}
