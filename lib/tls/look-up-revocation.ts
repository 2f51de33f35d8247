import type { X509Certificate } from 'node:crypto';
import { findExtension, findSerial, findUrl } from './certificate-fields';
import { createExpiringCache } from './expiring-cache';
import type { FetchCapped } from './fetch-capped';
import type { Revocation } from './observation';
import { isRevoked, readRevocationList } from './revocation-list';
import type { RevocationList } from './revocation-list';

/** `findIssuer` is asked only when the certificate names a list, since finding an issuer costs a signature check. */
export type LookUpRevocation = (
  leaf: X509Certificate,
  findIssuer: () => X509Certificate | undefined,
  signal: AbortSignal,
) => Promise<Revocation | null>;

type Known = { ok: true; list: RevocationList } | { ok: false; detail: string };

const largestList = 10 * 1024 * 1024;
const cacheLimits = { entries: 100, weight: 64 * 1024 * 1024 };
/** A list is fetched for everybody who needs it: it may take longer than the look that asked first. */
const longestFetchMs = 30_000;
/** How long a look waits for a list that is not there yet. */
const patienceMs = 3000;
const retryMs = 10 * 60 * 1000;
const longestMemoryMs = 24 * 60 * 60 * 1000;
const crlDistributionPoints = '2.5.29.31';

/**
 * Makes the look-up in revocation lists from a certificate's own distribution point. Lists are remembered until their next
 * update. A list that cannot be had or trusted gives `unknown`: neither revoked nor fine. `null` when the certificate
 * names no list, or its issuer is not known.
 */
export function createRevocationLookUp(fetch: FetchCapped, now: () => Date): LookUpRevocation {
  const known = createExpiringCache<Known>(cacheLimits, (entry) => (entry.ok ? entry.list.der.length : 0));
  const underway = new Map<string, Promise<Known>>();

  async function fetchList(url: string, issuer: X509Certificate): Promise<Known> {
    const fetched = await fetch(url, { maxBytes: largestList, signal: AbortSignal.timeout(longestFetchMs) });
    const read = fetched.ok ? readRevocationList(fetched.bytes, issuer, url, now()) : fetched;
    known.set(keyOf(url, issuer), read, expiryOf(read, now().getTime()));
    return read;
  }

  function findList(url: string, issuer: X509Certificate): Promise<Known> {
    const key = keyOf(url, issuer);
    const remembered = known.find(key, now().getTime());
    if (remembered) return Promise.resolve(remembered);
    const running = underway.get(key) ?? fetchList(url, issuer).finally(() => underway.delete(key));
    underway.set(key, running);
    return running;
  }

  return async (leaf, findIssuer, signal) => {
    const url = findListUrl(leaf.raw);
    const issuer = url === null ? undefined : findIssuer();
    if (url === null || issuer === undefined) return null;
    const found = await withPatience(findList(url, issuer), signal);
    if (found === null) return { state: 'unknown', detail: 'the revocation list did not come in time' };
    if (!found.ok) return { state: 'unknown', detail: found.detail };
    const serial = findSerial(leaf.raw);
    if (serial === null) return { state: 'unknown', detail: 'its serial number cannot be read' };
    const state = isRevoked(found.list, serial) ? 'revoked' : 'good';
    return { state, detail: `serial ${leaf.serialNumber}` };
  };
}

function keyOf(url: string, issuer: X509Certificate): string {
  return `${issuer.fingerprint256} ${url}`;
}

function expiryOf(read: Known, now: number): number {
  if (!read.ok) return now + retryMs;
  return Math.min(read.list.nextUpdate?.getTime() ?? now + retryMs, now + longestMemoryMs);
}

function withPatience<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => resolve(null);
    const timer = setTimeout(giveUp, patienceMs);
    signal.addEventListener('abort', giveUp, { once: true });
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
    });
  });
}

/** The first address by HTTP among the distribution points (RFC 5280 §4.2.1.13). */
function findListUrl(der: Uint8Array): string | null {
  const value = findExtension(der, crlDistributionPoints);
  return value && findUrl(der, value);
}
