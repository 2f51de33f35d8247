import { randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';

import type { DiagnosisWorld, ValidationPorts } from '@/lib/diagnosis/world';
import type { DialAddress, Dialer } from '@/lib/tls/dialer';
import type { LookFailure } from '@/lib/tls/observation';

import { askAddress, hostOf } from './ask-address';
import { isDialFailure } from './hop';
import type { Hop, ProbeLimits } from './hop';
import { readRedirect } from './read-redirect';
import type { RedirectRefusal } from './read-redirect';
import { withDeadline } from '@/lib/tls/with-deadline';

/**
 * How a probe ended. `answered` the last hop tells · `no-address` of the name, or of the redirect's target · `refused` the
 * redirect is one that is not followed · `too-many` redirects.
 */
export type ProbeEnd =
  | { kind: 'answered' }
  | { kind: 'no-address'; host: string; failure: LookFailure }
  | { kind: 'refused'; refusal: RedirectRefusal; target: string }
  | { kind: 'too-many' };

/** What one name showed to whoever asks like the CA. */
export interface HttpProbe {
  host: string;
  /** Every address of the name, judged; empty when it has none. */
  addresses: readonly DialAddress[];
  hops: readonly Hop[];
  end: ProbeEnd;
  /** What the addresses that the CA does not take first answer to the same request. */
  others: readonly Hop[];
}

interface Asking {
  dialer: Dialer;
  ports: ValidationPorts;
  limits: ProbeLimits;
  signal: AbortSignal;
}

/** "up to 10 redirects deep": https://letsencrypt.org/docs/challenge-types/ */
const mostRedirects = 10;
const mostOthers = 3;

/**
 * Asks for a challenge that does not exist, as Let's Encrypt's validation would: port 80, the first AAAA before the first A,
 * the other family only when the connection does not come about, redirects by its rules.
 */
export async function probeName(
  host: string,
  { dialer, ports }: Pick<DiagnosisWorld, 'dialer' | 'ports'>,
  limits: ProbeLimits,
  signal: AbortSignal,
): Promise<HttpProbe> {
  const first = toChallenge(host);
  if (first === null)
    return withoutAddress(host, { problem: 'name-not-found', detail: 'no name that can be asked for' });
  return withDeadline(limits.nameMs, signal, async (own) => {
    const asking = { dialer, ports, limits, signal: own };
    const list = await dialer.listAddresses(host, own);
    if (!list.ok) return withoutAddress(host, list.failure);
    const { addresses } = list;
    const [walk, others] = await Promise.all([follow(first, addresses, asking), askOthers(first, addresses, asking)]);
    return { host, addresses, ...walk, others };
  });
}

/** Names come out of certificates: some cannot be written into an address. */
function toChallenge(host: string): URL | null {
  const text = `http://${host}/.well-known/acme-challenge/${randomBytes(32).toString('base64url')}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  return url?.hostname === host ? url : null;
}

function withoutAddress(host: string, failure: LookFailure): HttpProbe {
  return { host, addresses: [], hops: [], end: { kind: 'no-address', host, failure }, others: [] };
}

async function follow(
  first: URL,
  addresses: readonly DialAddress[],
  asking: Asking,
): Promise<Pick<HttpProbe, 'hops' | 'end'>> {
  const hops: Hop[] = [];
  const urls = [first];
  let step = { url: first, port: asking.ports.http, addresses };
  for (;;) {
    const outcome = await askInOrder(step, asking, hops);
    if (!outcome?.ok || outcome.status < 300 || outcome.status >= 400) return { hops, end: { kind: 'answered' } };
    const redirect = readRedirect(outcome, urls, asking.ports);
    if (!redirect.ok) return { hops, end: { kind: 'refused', ...pick(redirect) } };
    if (urls.length > mostRedirects) return { hops, end: { kind: 'too-many' } };
    urls.push(redirect.url);
    const host = hostOf(redirect.url);
    const list = await asking.dialer.listAddresses(host, asking.signal);
    if (!list.ok) return { hops, end: { kind: 'no-address', host, failure: list.failure } };
    step = { url: redirect.url, port: redirect.port, addresses: list.addresses };
  }
}

function pick({ refusal, target }: { refusal: RedirectRefusal; target: string }) {
  return { refusal, target };
}

/** The first IPv6 address, then the first IPv4 address if the former took no connection. */
async function askInOrder(
  { url, port, addresses }: { url: URL; port: number; addresses: readonly DialAddress[] },
  { limits, signal }: Asking,
  hops: Hop[],
) {
  for (const address of inOrder(addresses)) {
    const outcome = await askAddress({ address, port, url }, limits, signal);
    hops.push({ url: url.href, address, outcome });
    if (!isDialFailure(outcome)) return outcome;
  }
  return hops.at(-1)?.outcome;
}

function inOrder(addresses: readonly DialAddress[]): string[] {
  const open = listOpen(addresses);
  const firsts = [open.find((address) => isIPv6(address)), open.find((address) => !isIPv6(address))];
  return firsts.filter((address) => address !== undefined);
}

function listOpen(addresses: readonly DialAddress[]): string[] {
  return addresses.filter(({ blocked }) => blocked === null).map(({ address }) => address);
}

function askOthers(url: URL, addresses: readonly DialAddress[], { ports, limits, signal }: Asking): Promise<Hop[]> {
  const [first] = inOrder(addresses);
  const others = listOpen(addresses).filter((address) => address !== first);
  return Promise.all(
    others.slice(0, mostOthers).map(async (address) => {
      const outcome = await askAddress({ address, port: ports.http, url }, limits, signal);
      return { url: url.href, address, outcome };
    }),
  );
}
