import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';

import ipaddr from 'ipaddr.js';

/** How the text of one setting is read: each function gives null when the text is not what it wants. */

export interface PortRange {
  from: number;
  /** Included. */
  to: number;
}

export function parseHost(text: string): string | null {
  const host = text.replace(/^\[(.*)\]$/, '$1');
  return isIP(host) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host) ? host : null;
}

/** @param host as `parseHost` gives it */
export function isLoopbackHost(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|::1)$/i.test(host);
}

/** The origin of a web address; "" stays "". Browsers keep passwords and passkeys for https, or for their own machine. */
export function parseBaseUrl(text: string): string | null {
  if (text === '') return '';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:\/\/[^/?#@]+\/?$/i.test(text) || !/^https?:$/.test(url.protocol)) return null;
  const isSafe = url.protocol === 'https:' || isLoopbackHost(url.hostname.replace(/^\[(.*)\]$/, '$1'));
  return isSafe ? url.origin : null;
}

export function parsePort(text: string): number | null {
  return parseWholeNumber(text, 1, 65535);
}

/** The ports of DNS, HTTP and HTTPS, in this order. */
export function parseThreePorts(text: string): { dns: number; http: number; https: number } | null {
  const [dns, http, https, ...more] = listOf(parsePort)(text) ?? [];
  return dns !== undefined && http !== undefined && https !== undefined && more.length === 0
    ? { dns, http, https }
    : null;
}

/** A web address, over https unless it is on this machine; "off" stays "off". */
export function parseAddressOrOff(text: string): string | null {
  if (text === 'off') return text;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.username !== '' || url.password !== '') return null;
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname));
  return isSafe ? text : null;
}

export function parseSearchOrOff(text: string): string | null {
  return text === 'off' || text.includes('{domain}') ? parseAddressOrOff(text) : null;
}

export function parseMinutes(text: string): number | null {
  return parseWholeNumber(text, 1, 7 * 24 * 60);
}

export function parseBackups(text: string): number | null {
  return parseWholeNumber(text, 0, 365);
}

export function parseOnOff(text: string): 'on' | 'off' | null {
  return text === 'on' || text === 'off' ? text : null;
}

/** As RFC 6750 writes a bearer token. */
export function parseToken(text: string): string | null {
  return text === '' || /^[\w.~+/-]{16,}=*$/.test(text) ? text : null;
}

function parseWholeNumber(text: string, from: number, to: number): number | null {
  const number = Number(text);
  return /^\d+$/.test(text) && number >= from && number <= to ? number : null;
}

export function parseFolder(text: string): string | null {
  return text.includes('\0') ? null : resolve(/* turbopackIgnore: true */ text);
}

/** Items between commas or white space; null when one of them is bad. */
export function listOf<T>(parse: (text: string) => T | null): (text: string) => T[] | null {
  return (text) => {
    const items = text.split(/[\s,]+/).filter((item) => item !== '');
    const values = items.map(parse).filter((value) => value !== null);
    return values.length === items.length ? values : null;
  };
}

/** A network in canonical form; a bare address is a network of one. */
export function parseNet(text: string): string | null {
  const cidr = text.includes('/') ? text : `${text}/${isIP(text) === 6 ? '128' : '32'}`;
  const [address = '', prefix = ''] = cidr.split('/');
  if (!isAddress(address) || !ipaddr.isValidCIDR(cidr)) return null;
  const network =
    isIP(address) === 6 ? ipaddr.IPv6.networkAddressFromCIDR(cidr) : ipaddr.IPv4.networkAddressFromCIDR(cidr);
  return `${network.toString()}/${Number(prefix)}`;
}

/** An address of a name server, "192.0.2.53", "192.0.2.53:53" or "[2001:db8::53]:53". */
export function parseServer(text: string): string | null {
  if (isAddress(text)) return text;
  const { ipv4, ipv6, port = '' } = /^(?:\[(?<ipv6>[^\]]+)\]|(?<ipv4>[^:]+)):(?<port>\d+)$/.exec(text)?.groups ?? {};
  const isServer = isIP(ipv4 ?? '') === 4 || (isAddress(ipv6 ?? '') && isIP(ipv6 ?? '') === 6);
  return isServer && parsePort(port) !== null ? text : null;
}

export function parsePortRange(text: string): PortRange | null {
  const match = /^(\d+)(?:-(\d+))?$/.exec(text);
  if (!match) return null;
  const from = parsePort(match[1] ?? '');
  const to = parsePort(match[2] ?? match[1] ?? '');
  return from === null || to === null || from > to ? null : { from, to };
}

/** An IP address as such: a zone ("fe80::1%eth0") means something on this machine only. */
function isAddress(text: string): boolean {
  return isIP(text) !== 0 && !text.includes('%');
}

/** Node itself trusts these too, but before 22.15 it does not tell which they are. */
export function readRoots(file: string): string[] | null {
  if (file === '') return [];
  try {
    const pems =
      readFileSync(/* turbopackIgnore: true */ file, 'utf8').match(
        /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g,
      ) ?? [];
    for (const pem of pems) new X509Certificate(pem);
    return pems.length > 0 ? pems : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

export function parseSecretKey(text: string): string | null {
  return text === '' || /^[0-9a-f]{64}$/i.test(text) ? text.toLowerCase() : null;
}

export function parseEmail(text: string): string | null {
  return text === '' || /^[^\s@]+@[^\s@]+$/.test(text) ? text : null;
}

export function readFirstLine(file: string): string | null {
  if (file === '') return '';
  try {
    const [line = ''] = readFileSync(/* turbopackIgnore: true */ file, 'utf8').split(/\r?\n/);
    return line === '' ? null : line;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
