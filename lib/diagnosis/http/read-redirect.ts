import type { ValidationPorts } from '@/lib/diagnosis/world';

import type { HopAnswer } from './hop';

/**
 * Why the CA does not follow a redirect. `status` another one than 301, 302, 307, 308 · `no-location` none that can be read ·
 * `missing-slash` the path has grown into the name ("example.jp.well-known") · `loop` an address that was asked before.
 * `user-info` it would follow, and we do not.
 */
export type RedirectRefusal =
  'status' | 'no-location' | 'scheme' | 'port' | 'missing-slash' | 'too-long' | 'loop' | 'user-info';

export type Redirect = { ok: true; url: URL; port: number } | { ok: false; refusal: RedirectRefusal; target: string };

/** CA/Browser Forum Baseline Requirements 3.2.2.4.19 names these four; 303 is none of them. */
const followed: ReadonlySet<number> = new Set([301, 302, 307, 308]);
const longestPath = 2000;

/**
 * Judges a redirect by the rules that Boulder, the software of Let's Encrypt, goes by.
 *
 * @param before the addresses that were asked so far, the present one last
 */
export function readRedirect({ status, headers }: HopAnswer, before: readonly URL[], ports: ValidationPorts): Redirect {
  const { location = '' } = headers;
  const refuse = (refusal: RedirectRefusal): Redirect => ({ ok: false, refusal, target: location });
  if (!followed.has(status)) return refuse('status');
  const base = before.at(-1);
  if (location === '' || !URL.canParse(location, base)) return refuse('no-location');
  const url = new URL(location, base);
  url.hash = '';
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse('scheme');
  if (url.username !== '' || url.password !== '') return refuse('user-info');
  if (/(^|\.)\.?well-known$/.test(url.hostname)) return refuse('missing-slash');
  const port = portOf(url, ports);
  if (port !== ports.http && port !== ports.https) return refuse('port');
  if (url.pathname.length > longestPath) return refuse('too-long');
  if (before.some(({ href }) => href === url.href)) return refuse('loop');
  return { ok: true, url, port };
}

/** URLs leave out the usual ports: those are wherever validation asks. */
function portOf({ port, protocol }: URL, ports: ValidationPorts): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? ports.https : ports.http;
}
