import { isIP } from 'node:net';
import type { LookFailure } from './observation';
import type { createResolver } from './resolve';
import { judgeAddress } from './special-addresses';

/** An address of a name, and why it must not be dialled (`null`: it may be). */
export interface DialAddress {
  address: string;
  blocked: string | null;
}

export type DialList = { ok: true; addresses: readonly DialAddress[] } | { ok: false; failure: LookFailure };

/** The one way out: whoever dials asks here for literal addresses, and dials those and no name. */
export interface Dialer {
  /** Every address of a host, judged, at most eight. Fails when it has none, or none that may be dialled. */
  listAddresses(host: string, signal: AbortSignal): Promise<DialList>;
}

const mostAddresses = 8;

export function createDialer(resolver: ReturnType<typeof createResolver>, allowNets: readonly string[]): Dialer {
  return {
    async listAddresses(host, signal) {
      if (isIP(host) !== 0) return judgeAll([host], allowNets);
      const resolution = await orAborted(resolver.resolve(host), signal);
      if (resolution === null) return fail('timeout', 'no answer from the name servers');
      return resolution.ok ? judgeAll(resolution.addresses.slice(0, mostAddresses), allowNets) : resolution;
    },
  };
}

/** Dials one address whatever the name, because somebody asked for exactly that. */
export function createFixedDialer(address: string): Dialer {
  const itself = `${address}/${isIP(address) === 6 ? 128 : 32}`;
  return { listAddresses: () => Promise.resolve(judgeAll([address], [itself])) };
}

function judgeAll(addresses: readonly string[], allowNets: readonly string[]): DialList {
  const judged = addresses.map((address) => {
    const verdict = judgeAddress(address, allowNets);
    return { address, blocked: verdict.isAllowed ? null : verdict.name || verdict.reason };
  });
  if (judged.some(({ blocked }) => blocked === null)) return { ok: true, addresses: judged };
  return fail('address-blocked', judged.map(({ address, blocked }) => `${address} (${blocked ?? ''})`).join(', '));
}

function fail(problem: LookFailure['problem'], detail: string): DialList {
  return { ok: false, failure: { problem, detail: detail.slice(0, 200) } };
}

/** The promise's value, or null as soon as the signal aborts. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const abort = (): void => resolve(null);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
