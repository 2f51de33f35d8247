import { constants } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { createSecureContext } from 'node:tls';
import { createPathCompletion } from './complete-path';
import { createDialer, createFixedDialer } from './dialer';
import type { DialAddress } from './dialer';
import { createFetch } from './fetch-capped';
import { lookAtAddress } from './look-at-address';
import type { AddressLookOptions, Beginning } from './look-at-address';
import { createRevocationLookUp } from './look-up-revocation';
import type { AddressObservation, Observation } from './observation';
import { createResolver } from './resolve';
import { judgeAddress } from './special-addresses';
import type { Target } from './target';
import { createTrustRoots, listDefaultRoots } from './trust-roots';
import { withDeadline } from './with-deadline';

export interface ObserverOptions {
  /** "ip:port" or "ip"; without any, those of the system. */
  dnsServers?: readonly string[];
  /** Ranges in CIDR notation that may be dialled although they are not public. */
  allowNets: readonly string[];
  /** The longest that one look may take, over everything. Default: 10 s. */
  timeoutMs?: number;
  /** An IP address to dial instead of those of the target's name. Naming it allows it; what is never allowed stays so. */
  connectTo?: string;
  /** Roots in PEM that are trusted besides those of this machine. */
  extraRoots?: readonly string[];
  /** Default: /etc/hosts. */
  hostsFile?: string;
  /** Whether a certificate is looked up in its issuer's revocation list. Default: true. */
  checksRevocation?: boolean;
  /** Ports from which issuers and revocation lists are fetched. Default: 80 and 443. */
  fetchPorts?: ReadonlySet<number>;
  now?: () => Date;
}

export interface Observer {
  /**
   * Looks at every address of a target, at most eight, at the same time. It resolves to a value whatever the network
   * does, at the latest after `timeoutMs` or when `signal` aborts.
   */
  observe(target: Target, signal?: AbortSignal): Promise<Observation>;
  /** Whether a name has at least one address that may be dialled. */
  resolves(host: string, signal?: AbortSignal): Promise<boolean>;
}

/** Makes the one observer of a process: its TLS contexts and what it has fetched are shared by all looks. */
export function createObserver(options: ObserverOptions): Observer {
  const { timeoutMs = 10_000, now = () => new Date() } = options;
  const resolver = createResolver(options);
  const dialer = createDialer(resolver, options.allowNets);
  const targetDialer = options.connectTo === undefined ? dialer : createFixedDialer(options.connectTo);
  const roots = createTrustRoots(options.extraRoots ?? []);
  const contexts = createContexts(options.extraRoots ?? []);
  const createLookOptions = (fetchNets: readonly string[]): AddressLookOptions => {
    const fetch = createFetch(createDialer(resolver, fetchNets), options.fetchPorts ?? new Set([80, 443]));
    return {
      ...contexts,
      roots,
      completePath: createPathCompletion(fetch, roots, now),
      lookUpRevocation: options.checksRevocation === false ? null : createRevocationLookUp(fetch, now),
    };
  };
  const publicOptions = createLookOptions([]);
  // A certificate from the public internet must not lead into the networks that the operator opened for their own sites.
  const openedOptions = createLookOptions(options.allowNets);
  const optionsFor = (address: string): AddressLookOptions =>
    judgeAddress(address, []).isAllowed ? publicOptions : openedOptions;

  async function look(target: Target, signal: AbortSignal): Promise<Pick<Observation, 'failure' | 'addresses'>> {
    const startedAt = performance.now();
    const list = await targetDialer.listAddresses(target.host, signal);
    if (!list.ok) return { failure: list.failure, addresses: [] };
    const beginning = { dnsMs: performance.now() - startedAt, startedAt };
    const looks = list.addresses.map(async ({ address, blocked }) =>
      blocked === null
        ? lookAtAddress(address, target, beginning, signal, optionsFor(address))
        : describeBlocked({ address, blocked }, beginning),
    );
    return { failure: null, addresses: await Promise.all(looks) };
  }

  return {
    async observe(target, signal) {
      const startedAt = now();
      const begun = performance.now();
      const seen = await withDeadline(timeoutMs, signal, (deadline) => look(target, deadline));
      return { target, startedAt, durationMs: Math.round(performance.now() - begun), ...seen };
    },
    async resolves(host, signal) {
      const list = await withDeadline(timeoutMs, signal, (deadline) => dialer.listAddresses(host, deadline));
      return list.ok;
    },
  };
}

/** What Chromium offers: a server whose key can do none of these (Ed25519, P-521) is not reached by it. */
const browserSignatures = [
  'ecdsa_secp256r1_sha256:rsa_pss_rsae_sha256:rsa_pkcs1_sha256',
  'ecdsa_secp384r1_sha384:rsa_pss_rsae_sha384:rsa_pkcs1_sha384',
  'rsa_pss_rsae_sha512:rsa_pkcs1_sha512',
].join(':');

function createContexts(extraRoots: readonly string[]): Pick<AddressLookOptions, 'secureContext' | 'lenientContext'> {
  const trust = extraRoots.length > 0 ? { ca: [...listDefaultRoots(), ...extraRoots] } : {};
  // Browsers still talk to servers without secure renegotiation (RFC 5746); OpenSSL 3 would not.
  const common = { ...trust, secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT };
  return {
    secureContext: createSecureContext({ ...common, sigalgs: browserSignatures }),
    lenientContext: createSecureContext({ ...common, minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' }),
  };
}

function describeBlocked({ address, blocked }: DialAddress, { dnsMs, startedAt }: Beginning): AddressObservation {
  return {
    address,
    failure: { problem: 'address-blocked', detail: blocked ?? '' },
    certificate: null,
    chain: [],
    verifyError: null,
    protocol: null,
    cipher: null,
    alpn: null,
    http: null,
    timings: { dnsMs, connectMs: null, tlsMs: null, totalMs: performance.now() - startedAt },
  };
}
