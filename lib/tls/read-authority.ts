import { isIPv6 } from 'node:net';

export type Authority =
  { ok: true; host: string; port: number } | { ok: false; refusal: 'not-a-web-address' | 'user-info' | 'bad-port' };

const httpsPort = 443;
const highestPort = 65_535;

/**
 * Takes host and port out of what a person typed: a name, or a web address with anything behind it. Full-width letters,
 * digits, colons and slashes count as plain ones, and every kind of dot as a dot (UTS #46 §4).
 */
export function readAuthority(typed: string): Authority {
  const text = typed.normalize('NFKC').replace(/[\u3002\uff0e\uff61]/g, '.');
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text);
  const name = scheme?.[1]?.toLowerCase() ?? 'https';
  if (name !== 'https' && name !== 'http') return { ok: false, refusal: 'not-a-web-address' };
  const rest = text.slice(scheme?.[0].length ?? 0).replace(/^\/\//, '');
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  if (authority.includes('@')) return { ok: false, refusal: 'user-info' };
  const { host, port } = splitPort(authority);
  // Whoever copies "http://example.jp:80" means the site.
  const number = port === '' || (name === 'http' && port === '80') ? httpsPort : readPort(port);
  return number === null ? { ok: false, refusal: 'bad-port' } : { ok: true, host, port: number };
}

function splitPort(authority: string): { host: string; port: string } {
  if (isIPv6(authority)) return { host: authority, port: '' };
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(authority);
  if (bracketed) return { host: bracketed[1] ?? '', port: bracketed[2] ?? '' };
  const colon = authority.indexOf(':');
  if (colon === -1 || authority.startsWith('[')) return { host: authority, port: '' };
  return { host: authority.slice(0, colon), port: authority.slice(colon + 1) };
}

function readPort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= highestPort ? port : null;
}
