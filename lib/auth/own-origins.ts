import { isIPv6 } from 'node:net';

import type { Listening } from './listening';

const loopback = ['127.0.0.1', 'localhost', '::1'];
const everyNetwork = ['0.0.0.0', '::'];

/** The origins under which browsers reach this server: KIGEN_BASE_URL alone when it is set, else those of this machine. */
export function listOwnOrigins({ host, port, baseUrl }: Listening): readonly string[] {
  if (baseUrl !== null) return [baseUrl];
  const hosts = everyNetwork.includes(host) ? loopback : [...loopback, host];
  return [...new Set(hosts.map((name) => toOrigin(name, port)))];
}

/** Whether an Origin header names one of our own pages. A missing one does not, nor does the "null" of a hidden origin. */
export function isOwnOrigin(origin: string | null, env: Listening): boolean {
  return origin !== null && listOwnOrigins(env).includes(origin);
}

/**
 * Whether a Host header names us. A page elsewhere whose name was made to point here (DNS rebinding) sends its own.
 * The port may be left out, or written, where it is the protocol's usual one.
 */
export function isOwnHost(host: string | null, env: Listening): boolean {
  if (host === null || !/^[a-z0-9.:[\]-]+$/i.test(host)) return false;
  return listOwnOrigins(env).some((origin) => {
    const own = new URL(origin);
    const url = `${own.protocol}//${host}`;
    return URL.canParse(url) && new URL(url).host === own.host;
  });
}

function toOrigin(host: string, port: number): string {
  return new URL(`http://${isIPv6(host) ? `[${host}]` : host}:${port}`).origin;
}
