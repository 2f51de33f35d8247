import ipaddr from 'ipaddr.js';

import type { DnsClient } from '@/lib/diagnosis/dns/dns-client';
import { registrableDomainOf } from '@/lib/diagnosis/dns/registrable-domain';
import { recogniseHosting } from '@/lib/hosting/find-hosting';
import type { Hosting } from '@/lib/hosting/hosting';

/** The reverse names of addresses; an address without one has none, or it could not be looked up. */
export type ReverseNames = ReadonlyMap<string, readonly string[]>;

/** Whose machine stands at an address, by its reverse name. */
export type Belonging = 'host' | 'elsewhere' | 'unknown';

/**
 * Networks that stand in front of other hosts: a name that leads there may still end at the host. As their owners name their
 * machines, seen in 2026.
 */
const inFront =
  /(?:^|\.)(?:cloudfront\.net|akamaitechnologies\.com|akamai\.net|fastly\.net|b-cdn\.net|cdn77\.com|incapdns\.net|sucuri\.net)$/;

export async function lookUpReverseNames(
  addresses: readonly string[],
  dns: DnsClient,
  signal: AbortSignal,
): Promise<ReverseNames> {
  const all = await Promise.all(
    [...new Set(addresses)].map(async (address): Promise<[string, string[]]> => {
      const answer = await dns.ask({ name: toReverseName(address), type: 'PTR' }, signal);
      const records = answer.kind === 'answer' ? answer.records : [];
      const names = records.flatMap((record) => (record.type === 'PTR' ? [record.data.toLowerCase()] : []));
      return [address, names];
    }),
  );
  return new Map(all);
}

/** @param hosting one with a sign of the kind "reverse-name" */
export function belongingOf(address: string, reverse: ReverseNames, hosting: Hosting): Belonging {
  const names = reverse.get(address) ?? [];
  if (names.length === 0 || names.some((name) => inFront.test(name))) return 'unknown';
  const isHost = names.some((value) => recogniseHosting([{ kind: 'reverse-name', value }])?.hosting.id === hosting.id);
  return isHost ? 'host' : 'elsewhere';
}

/** The registered domains of the machines at some addresses; networks in front of others do not count. */
export function listOwners(addresses: readonly string[], reverse: ReverseNames): string[] {
  const names = addresses.flatMap((address) => reverse.get(address) ?? []).filter((name) => !inFront.test(name));
  return names.flatMap((name) => registrableDomainOf(name) ?? []);
}

/** RFC 1035 §3.5 and RFC 3596 §2.5. */
function toReverseName(address: string): string {
  const parsed = ipaddr.parse(address);
  const bytes = parsed.toByteArray();
  if (parsed.kind() === 'ipv4') return `${bytes.toReversed().join('.')}.in-addr.arpa`;
  const digits = Buffer.from(bytes).toString('hex');
  return `${Array.from(digits).toReversed().join('.')}.ip6.arpa`;
}
