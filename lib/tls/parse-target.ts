import { isIPv4, isIPv6 } from 'node:net';
import { parse as parseDomain } from 'tldts';
import { toDisplayHost } from './display-host';
import { normaliseHost } from './normalise-host';
import { readAuthority } from './read-authority';
import { judgeAddress } from './special-addresses';
import type { Target } from './target';

/** What the owner allows to be dialled beyond the public Internet and the usual ports. */
export interface TargetPolicy {
  /** Ranges in CIDR notation. */
  allowNets: readonly string[];
  ports: ReadonlySet<number>;
}

export const targetRefusals = [
  'empty',
  'too-long',
  'bad-characters',
  'not-a-web-address',
  'user-info',
  'bad-name',
  'label-too-long',
  'single-label',
  'local-name',
  'numeric-host',
  'private-address',
  'bad-port',
  'port-not-allowed',
] as const;
export type TargetRefusal = (typeof targetRefusals)[number];

/** `unknown-tld`: the last label is not in the public suffix list. Worth a word, no reason to refuse. */
export type TargetWarning = 'unknown-tld';

export interface ParsedTarget {
  ok: true;
  target: Target;
  /** The host for the eye: Unicode where that is safe, IPv6 in brackets. */
  displayHost: string;
  warnings: readonly TargetWarning[];
}

export interface RefusedTarget {
  ok: false;
  refusal: TargetRefusal;
}

const longestText = 4096;
/** Control characters, and the invisible ones that reorder or hide text (bidi marks, joiners, soft hyphens). */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u;
const edges = /^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g;

/**
 * Reads what a person typed or pasted as the address of a site: a name, a URL, a name with a port, an IP address; also in
 * full-width characters. It never throws, and nothing it returns is looked up or dialled yet.
 */
export function parseTarget(text: string, policy: TargetPolicy): ParsedTarget | RefusedTarget {
  if (text.length > longestText) return refuse('too-long');
  const typed = text.replace(edges, '');
  if (typed === '') return refuse('empty');
  if (invisible.test(typed)) return refuse('bad-characters');

  const authority = readAuthority(typed);
  if (!authority.ok) return refuse(authority.refusal);
  if (!policy.ports.has(authority.port)) return refuse('port-not-allowed');
  const isAsciiTyped = /^[\x20-\x7e]*$/.test(typed);
  return readHost(authority.host, authority.port, isAsciiTyped, policy);
}

function readHost(
  host: string,
  port: number,
  isAsciiTyped: boolean,
  policy: TargetPolicy,
): ParsedTarget | RefusedTarget {
  if (host.includes('%')) return refuse('bad-characters'); // a zone, or a name that would be decoded into another
  if (isIPv4(host) || isIPv6(host)) {
    // Full-width digits are an address only to software that folds them: nobody means one by that.
    if (!isAsciiTyped) return refuse('numeric-host');
    return readAddress(host, port, policy.allowNets);
  }
  const name = normaliseHost(host);
  if (!name.ok) return refuse(name.refusal);
  if (isLocalName(name.host)) {
    const isOpened = isLoopbackName(name.host) && isLoopbackOpen(policy.allowNets);
    if (!isOpened) return refuse('local-name');
  } else if (!name.host.includes('.')) {
    return refuse('single-label');
  }
  return {
    ok: true,
    target: { host: name.host, port },
    displayHost: toDisplayHost(name.host),
    warnings: isKnownSuffix(name.host) ? [] : ['unknown-tld'],
  };
}

function readAddress(address: string, port: number, allowNets: readonly string[]): ParsedTarget | RefusedTarget {
  if (!judgeAddress(address, allowNets).isAllowed) return refuse('private-address');
  if (isIPv4(address)) return { ok: true, target: { host: address, port }, displayHost: address, warnings: [] };
  // The URL parser writes an IPv6 address in its shortest form, so that one address is one site.
  const host = new URL(`https://[${address}]`).hostname.slice(1, -1);
  return { ok: true, target: { host, port }, displayHost: `[${host}]`, warnings: [] };
}

function isLocalName(host: string): boolean {
  return isLoopbackName(host) || /(^|\.)(local|internal)$/.test(host);
}

function isLoopbackName(host: string): boolean {
  return /(^|\.)(localhost|localdomain)$/.test(host);
}

function isLoopbackOpen(allowNets: readonly string[]): boolean {
  return judgeAddress('127.0.0.1', allowNets).isAllowed || judgeAddress('::1', allowNets).isAllowed;
}

function isKnownSuffix(host: string): boolean {
  const { isIcann, isPrivate } = parseDomain(host, { allowPrivateDomains: true });
  return isIcann === true || isPrivate === true;
}

function refuse(refusal: TargetRefusal): RefusedTarget {
  return { ok: false, refusal };
}
