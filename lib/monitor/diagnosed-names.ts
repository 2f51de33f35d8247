import { isIP } from 'node:net';

import type { DiagnosedName } from '@/lib/diagnosis/subject';
import { normaliseHost } from '@/lib/tls/normalise-host';
import { counterpartOf } from '@/lib/tls/site-name';

/** A certificate may have hundreds: those of the site itself come first. */
const mostNames = 40;

interface NamedSite {
  /** ASCII, without "www.". */
  host: string;
  /** Its watched endpoints, each with its own certificate that was seen last. */
  endpoints: readonly { host: string; certificate: { names: readonly string[] } | null }[];
  /** One of lib/hosting/hosting.ts; null = not known. */
  hostingId: string | null;
}

/** These hosts ask for the name with www and the one without, and get no certificate when one of them fails. */
const alwaysBoth: ReadonlySet<string> = new Set(['conoha-wing']);

/**
 * The names that a new certificate is asked for. Without any certificate that says which, it is every one that is watched.
 * Empty for a site that is an address.
 */
export function listDiagnosedNames({ host, endpoints, hostingId }: NamedSite): DiagnosedName[] {
  const certified = endpoints.flatMap(({ certificate }) => (certificate ? readNames(certificate.names) : []));
  const counterpart = counterpartOf(host);
  const pair = counterpart === null ? [host] : [host, counterpart];
  const asksForBoth = hostingId !== null && alwaysBoth.has(hostingId);
  const watched = endpoints.map((endpoint) => endpoint.host);
  const isRequired = (name: string): boolean =>
    (asksForBoth && pair.includes(name)) || (certified.length === 0 && watched.includes(name));
  const plain = [...new Set([...pair, ...watched])]
    .filter((name) => isIP(name) === 0)
    .map((name) => ({ host: name, isWildcard: false, isRequired: isRequired(name) }));
  const all = new Map<string, DiagnosedName>();
  for (const name of [...plain, ...certified]) {
    const key = `${name.isWildcard ? '*.' : ''}${name.host}`;
    all.set(key, { ...name, isRequired: name.isRequired || (all.get(key)?.isRequired ?? false) });
  }
  return [...all.values()].slice(0, mostNames);
}

/** The names of a certificate as they go over the wire; addresses, and text that is no name, are left out. */
function readNames(names: readonly string[]): DiagnosedName[] {
  return names.flatMap((text) => {
    const isWildcard = text.startsWith('*.');
    const name = normaliseHost(isWildcard ? text.slice(2) : text);
    return name.ok && name.host.includes('.') ? [{ host: name.host, isWildcard, isRequired: true }] : [];
  });
}
