import { isIPv4, isIPv6 } from 'node:net';
import { parse as parseDomain } from 'tldts';
import { toDisplayHost } from './display-host';
import { normaliseHost } from './normalise-host';
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
const httpsPort = 443;
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

  const authority = readAuthority(foldWidth(typed));
  if (typeof authority === 'string') return refuse(authority);
  const port = readPort(authority.port, authority.defaultPort, policy.ports);
  if (typeof port === 'string') return refuse(port);
  const isAsciiTyped = /^[\x20-\x7e]*$/.test(typed);
  return readHost(authority.host, port, isAsciiTyped, policy);
}

/** Full-width letters, digits, colons and slashes become plain ones, and every kind of dot becomes a dot (UTS #46 §4). */
function foldWidth(text: string): string {
  return text.normalize('NFKC').replace(/[\u3002\uff0e\uff61]/g, '.');
}

interface Authority {
  host: string;
  port: string;
  /** The port that this scheme means when it is written out, besides 443. */
  defaultPort: string;
}

/** Takes scheme, path and query off, and parts host and port. */
function readAuthority(text: string): Authority | TargetRefusal {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text);
  const name = scheme?.[1]?.toLowerCase() ?? 'https';
  if (name !== 'https' && name !== 'http') return 'not-a-web-address';
  const rest = text.slice(scheme?.[0].length ?? 0).replace(/^\/\//, '');
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  if (authority.includes('@')) return 'user-info';
  // Whoever copies "http://example.jp:80" means the site.
  const defaultPort = name === 'http' ? '80' : '443';
  return { ...splitPort(authority), defaultPort };
}

function splitPort(authority: string): { host: string; port: string } {
  if (isIPv6(authority)) return { host: authority, port: '' };
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(authority);
  if (bracketed) return { host: bracketed[1] ?? '', port: bracketed[2] ?? '' };
  const colon = authority.indexOf(':');
  if (colon === -1 || authority.startsWith('[')) return { host: authority, port: '' };
  return { host: authority.slice(0, colon), port: authority.slice(colon + 1) };
}

function readPort(text: string, defaultPort: string, allowed: ReadonlySet<number>): number | TargetRefusal {
  if (text === '' || text === defaultPort) return httpsPort;
  if (!/^\d{1,5}$/.test(text)) return 'bad-port';
  const port = Number(text);
  if (port < 1 || port > 65_535) return 'bad-port';
  return allowed.has(port) ? port : 'port-not-allowed';
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
