import { isIP } from 'node:net';
import { performance } from 'node:perf_hooks';
import { createSecureContext } from 'node:tls';
import { createAddressLook } from './look-at-address';
import type { AddressObservation, LookFailure, Observation, Timings } from './observation';
import { createResolver } from './resolve';
import { judgeAddress } from './special-addresses';
import type { Target } from './target';
import { createTrustRoots, listDefaultRoots } from './trust-roots';

export interface ObserverOptions {
  /** "ip:port" or "ip"; without any, those of the system. */
  dnsServers?: readonly string[];
  /** Ranges in CIDR notation that may be dialled although they are not public. */
  allowNets: readonly string[];
  /** The longest that one look may take, over everything. Default: 10 s. */
  timeoutMs?: number;
  /** Roots in PEM that are trusted besides those of this machine. */
  extraRoots?: readonly string[];
  /** Default: /etc/hosts. */
  hostsFile?: string;
  now?: () => Date;
}

export interface Observer {
  /**
   * Looks at every address of a target. It resolves to a value whatever the network does, at the latest after
   * `timeoutMs` or when `signal` aborts.
   */
  observe(target: Target, signal?: AbortSignal): Promise<Observation>;
  /** Whether a name has at least one address that may be dialled. */
  resolves(host: string): Promise<boolean>;
}

const mostAddresses = 8;

/** Makes the one dialer for certificates: resolve, judge every address, dial that very address, look at what it shows. */
export function createObserver(options: ObserverOptions): Observer {
  const { allowNets, timeoutMs = 10_000, extraRoots = [], now = () => new Date() } = options;
  const resolver = createResolver(options);
  const ca = extraRoots.length > 0 ? [...listDefaultRoots(), ...extraRoots] : undefined;
  const lookAtAddress = createAddressLook({
    secureContext: createSecureContext(ca ? { ca } : {}),
    lenientContext: createSecureContext({ ...(ca ? { ca } : {}), minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' }),
    roots: createTrustRoots(extraRoots),
  });

  async function resolveTarget(host: string, signal: AbortSignal): Promise<readonly string[] | LookFailure> {
    if (isIP(host) !== 0) return [host];
    const resolution = await orAborted(resolver.resolve(host), signal);
    if (resolution === null) return { problem: 'timeout', detail: 'no answer from the name servers' };
    return resolution.ok ? resolution.addresses.slice(0, mostAddresses) : resolution.failure;
  }

  async function look(target: Target, signal: AbortSignal): Promise<Pick<Observation, 'failure' | 'addresses'>> {
    const startedAt = performance.now();
    const found = await resolveTarget(target.host, signal);
    if ('problem' in found) return { failure: found, addresses: [] };
    const dnsMs = isIP(target.host) === 0 ? performance.now() - startedAt : null;
    const timings = { dnsMs, startedAt };
    const verdicts = found.map((address) => ({ address, verdict: judgeAddress(address, allowNets) }));
    if (verdicts.every(({ verdict }) => !verdict.isAllowed)) {
      const names = verdicts.map(({ address, verdict }) => `${address} ${verdict.isAllowed ? '' : verdict.name}`);
      return { failure: { problem: 'address-blocked', detail: names.join(', ').slice(0, 200) }, addresses: [] };
    }
    const addresses = await Promise.all(
      verdicts.map(({ address, verdict }) =>
        verdict.isAllowed
          ? lookAtAddress(address, target, signal, timings)
          : blockedAddress(address, verdict.name, { dnsMs, connectMs: null, tlsMs: null, totalMs: dnsMs ?? 0 }),
      ),
    );
    return { failure: null, addresses };
  }

  return {
    async observe(target, signal) {
      const startedAt = now();
      const begun = performance.now();
      const deadline = new AbortController();
      const abort = (): void => deadline.abort();
      const timer = setTimeout(abort, timeoutMs);
      signal?.addEventListener('abort', abort);
      if (signal?.aborted === true) abort();
      try {
        const seen = await look(target, deadline.signal);
        return { target, startedAt, durationMs: performance.now() - begun, ...seen };
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
      }
    },
    async resolves(host) {
      if (isIP(host) !== 0) return judgeAddress(host, allowNets).isAllowed;
      const resolution = await resolver.resolve(host);
      return resolution.ok && resolution.addresses.some((address) => judgeAddress(address, allowNets).isAllowed);
    },
  };
}

function blockedAddress(address: string, name: string, timings: Timings): AddressObservation {
  return {
    address,
    failure: { problem: 'address-blocked', detail: name },
    certificate: null,
    chain: [],
    verifyError: null,
    protocol: null,
    cipher: null,
    alpn: null,
    http: null,
    timings,
  };
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
