import { isIP } from 'node:net';
import { getDomain, parse as parseDomain } from 'tldts';

const prefix = 'www.';

/**
 * The name by which a site is known: the host without a leading "www.", unless what remains is no name of its own
 * (a single label or a public suffix such as "co.jp").
 *
 * @param host an ASCII host name or an IP address, as `parseTarget` returns it
 */
export function siteNameOf(host: string): string {
  if (!host.startsWith(prefix) || isIP(host) !== 0) return host;
  const rest = host.slice(prefix.length);
  return rest.includes('.') && !isPublicSuffix(rest) ? rest : host;
}

/**
 * The other form of a host: "www.example.jp" for "example.jp", and the reverse. `null` where there is none: an IP address,
 * a single label, and a name below the registered domain ("blog.example.jp"), where a wildcard record would
 * answer for a "www." that nobody uses.
 */
export function counterpartOf(host: string): string | null {
  const name = siteNameOf(host);
  if (name !== host) return name;
  if (isIP(host) !== 0 || host.startsWith(prefix)) return null;
  const isRegisteredDomain = getDomain(host, { validateHostname: false }) === host;
  return isRegisteredDomain ? prefix + host : null;
}

function isPublicSuffix(host: string): boolean {
  return parseDomain(host, { allowPrivateDomains: true, validateHostname: false }).publicSuffix === host;
}
