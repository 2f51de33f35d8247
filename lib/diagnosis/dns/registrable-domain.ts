import { isIP } from 'node:net';

import { getDomain } from 'tldts';

import type { DiagnosedName } from '@/lib/diagnosis/subject';

/** The domain that somebody registered ("www.example.co.jp" → "example.co.jp"); null for an address or a public suffix. */
export function registrableDomainOf(host: string): string | null {
  return isIP(host) === 0 ? getDomain(host, { validateHostname: false }) : null;
}

/** The registered domains of several names, each with the names that are in it. */
export function groupByDomain(names: readonly DiagnosedName[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { host } of names) {
    const domain = registrableDomainOf(host);
    if (domain === null) continue;
    const hosts = groups.get(domain) ?? [];
    groups.set(domain, hosts.includes(host) ? hosts : [...hosts, host]);
  }
  return groups;
}
