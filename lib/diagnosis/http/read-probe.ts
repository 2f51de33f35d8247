import { isIPv6 } from 'node:net';

import { found } from '@/lib/diagnosis/finding';
import type { Found } from '@/lib/diagnosis/finding';
import type { FindingName } from '@/lib/diagnosis/finding-kinds';
import { counterpartOf } from '@/lib/tls/site-name';
import { getDomain } from 'tldts';

import { describeHop, describeOutcome } from './describe-hop';
import { isDialFailure } from './hop';
import type { Hop, HopOutcome } from './hop';
import type { HttpProbe } from './probe-name';
import { readOutcome } from './read-answer';
import type { RedirectRefusal } from './read-redirect';

/**
 * What a probe means for a re-issue: every finding that it gives, and none for what is as it should be.
 *
 * @param hasOff SSL is switched off for a re-issue, or that is not known
 */
export function readProbe(probe: HttpProbe, hasOff: boolean): Found[] {
  const { host, hops } = probe;
  const last = hops.at(-1);
  if (last === undefined) return [found('http-no-address', { hosts: [host], detail: describeEnd(probe) })];
  const families = compareFamilies(probe);
  const main = readWalk(probe, last, hasOff);
  // When IPv4 alone is fine, what IPv6 shows is the cause, not one more matter.
  const isExplained = families.some(({ name }) => name === 'ipv6-answers-otherwise') && isIpv4Fine(probe);
  return [...families, ...(isExplained ? [] : main)];
}

const byRefusal: Readonly<Record<RedirectRefusal, FindingName>> = {
  status: 'http-redirect-status',
  'no-location': 'http-redirect-status',
  scheme: 'http-redirect-port',
  port: 'http-redirect-port',
  'missing-slash': 'http-redirect-missing-slash',
  'too-long': 'http-redirect-status',
  loop: 'http-redirect-loop',
  'user-info': 'http-redirect-not-followed',
};

function readWalk(probe: HttpProbe, last: Hop, hasOff: boolean): Found[] {
  const { host, hops, end } = probe;
  const one = (name: FindingName, values: Record<string, string> = {}): Found[] => [
    found(name, { hosts: [host], addresses: [last.address], values, detail: hops.map(describeHop).join(' · ') }),
  ];
  if (end.kind === 'refused') {
    return one(byRefusal[end.refusal], end.refusal === 'loop' ? {} : { target: cut(end.target) });
  }
  if (end.kind === 'too-many') return one('http-redirect-loop');
  if (end.kind === 'no-address') return one('http-redirect-no-address', { target: end.host });
  const target = hostOf(last.url);
  const isRedirected = last.url !== hops[0]?.url;
  if (isRedirected && isForeign(target, host)) return one('http-redirect-elsewhere', { target });
  const name = readOutcome(last.outcome, isRedirected);
  if (name !== null) return one(name, valuesOf(name, target, last.outcome));
  if (isRedirected && target !== host && counterpartOf(target) !== host)
    return one('http-redirect-other-host', { target });
  return hasOff && last.url.startsWith('https:') ? one('http-redirect-to-https') : [];
}

/** Only what the words speak of: what two names share is then told once. */
function valuesOf(name: FindingName, target: string, outcome: HopOutcome): Record<string, string> {
  if (name.startsWith('http-redirect')) return { target };
  const isNumbered = name === 'http-server-error' || name === 'http-unusual-status';
  return isNumbered && outcome.ok ? { status: String(outcome.status) } : {};
}

function compareFamilies({ host, hops, others }: HttpProbe): Found[] {
  const [first] = hops;
  if (first === undefined) return [];
  const about = (name: FindingName, list: readonly Hop[]): Found[] => [
    found(name, {
      hosts: [host],
      addresses: list.map(({ address }) => address),
      detail: [first, ...others].map(describeHop).join(' · '),
    }),
  ];
  const ipv4 = others.filter(({ address }) => !isIPv6(address));
  if (isIPv6(first.address) && isDialFailure(first.outcome)) {
    const isOurs = !first.outcome.ok && first.outcome.failure === 'no-route';
    if (isOurs) return about('ipv6-not-seen', [first]);
    return ipv4.some(({ outcome }) => !isDialFailure(outcome)) ? about('ipv6-not-answering', [first]) : [];
  }
  const different = others.filter((other) => isSettled(other.outcome) && describeKind(other) !== describeKind(first));
  if (!isSettled(first.outcome) || different.length === 0) return [];
  const isAcross = isIPv6(first.address) && different.some(({ address }) => !isIPv6(address));
  return isAcross ? about('ipv6-answers-otherwise', [first]) : about('http-addresses-differ', [first, ...different]);
}

/** Our own want of time or of a way there says nothing of the server. */
function isSettled(outcome: HopOutcome): boolean {
  return outcome.ok || (outcome.failure !== 'stopped' && outcome.failure !== 'no-route');
}

function isIpv4Fine({ others }: HttpProbe): boolean {
  return others.some(
    ({ address, outcome }) =>
      !isIPv6(address) &&
      outcome.ok &&
      ((outcome.status >= 300 && outcome.status < 400) || !readOutcome(outcome, false)),
  );
}

/** Two answers are of one kind when status, software and the place that they lead to are the same. */
function describeKind({ url, outcome }: Hop): string {
  if (!outcome.ok) return outcome.failure;
  const { server = '', location = '' } = outcome.headers;
  const product = /^[^/\s]*/.exec(server)?.[0].toLowerCase() ?? '';
  const place = URL.canParse(location, url) ? new URL(location, url).origin : '';
  return [outcome.status, product, place].join(' ');
}

function isForeign(target: string, host: string): boolean {
  return domainOf(target) !== domainOf(host);
}

function domainOf(host: string): string {
  return getDomain(host, { validateHostname: false }) ?? host;
}

function hostOf(url: string): string {
  return new URL(url).hostname;
}

function cut(text: string): string {
  return text.slice(0, 200);
}

function describeEnd({ end }: HttpProbe): string {
  return end.kind === 'no-address' ? `${end.host}: ${end.failure.problem} ${end.failure.detail}` : end.kind;
}

/** What was asked and answered, a line each. */
export function traceProbe(probe: HttpProbe): string[] {
  const { host, hops, others, end } = probe;
  const ending = {
    answered: '',
    'no-address': describeEnd(probe),
    refused: end.kind === 'refused' ? `not followed: ${end.refusal}` : '',
    'too-many': 'not followed: more than ten redirects',
  }[end.kind];
  return [
    ...hops.map((hop) => `HTTP-01 ${describeHop(hop)}`),
    ...(ending === '' ? [] : [`HTTP-01 ${host}: ${ending}`]),
    ...others.map(({ address, outcome }) => `HTTP-01 also ${address} → ${describeOutcome(outcome)}`),
  ];
}
