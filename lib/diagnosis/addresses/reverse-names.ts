import ipaddr from 'ipaddr.js';

import { findCdnByAddress } from '@/lib/diagnosis/cdn/find-cdn';
import { askSurely } from '@/lib/diagnosis/dns/ask-surely';
import type { DnsClient } from '@/lib/diagnosis/dns/dns-client';
import { registrableDomainOf } from '@/lib/diagnosis/dns/registrable-domain';
import { recogniseHosting } from '@/lib/hosting/find-hosting';
import type { Hosting } from '@/lib/hosting/hosting';

/** The reverse names of addresses, empty where there is none; an address that is missing could not be looked up. */
export type ReverseNames = ReadonlyMap<string, readonly string[]>;

/** Whose machine stands at an address, by its reverse name. */
export type Belonging = 'host' | 'elsewhere' | 'unknown';

/**
 * How networks that stand in front of other hosts name their machines, where their addresses are not published: what leads
 * there may still end at the host.
 */
const inFront =
  /(?:^|\.)(?:cloudfront\.net|akamaitechnologies\.com|akamai\.net|fastly\.net|b-cdn\.net|cdn77\.com|incapdns\.net|sucuri\.net)$/;

export async function lookUpReverseNames(
  addresses: readonly string[],
  dns: DnsClient,
  signal: AbortSignal,
): Promise<ReverseNames> {
  const all = await Promise.all(
    [...new Set(addresses)].map(async (address): Promise<[string, string[]][]> => {
      const { answer, outcome } = await askSurely({ name: toReverseName(address), type: 'PTR' }, dns, signal);
      if (outcome !== 'answered' && outcome !== 'no-such-name') return [];
      const records = answer.kind === 'answer' ? answer.records : [];
      const names = records.flatMap((record) => (record.type === 'PTR' ? [record.data.toLowerCase()] : []));
      return [[address, names]];
    }),
  );
  return new Map(all.flat());
}

/** @param hosting one with a sign of the kind "reverse-name" */
export function belongingOf(address: string, reverse: ReverseNames, hosting: Hosting): Belonging {
  const names = listMachineNames(address, reverse);
  if (names.length === 0) return 'unknown';
  const isHost = names.some((value) => recogniseHosting([{ kind: 'reverse-name', value }])?.hosting.id === hosting.id);
  return isHost ? 'host' : 'elsewhere';
}

/** Whether it is a machine that surely has no name, and belongs to no network in front of others that is known by its addresses. */
export function isNameless(address: string, reverse: ReverseNames): boolean {
  return reverse.get(address)?.length === 0 && findCdnByAddress(address) === null;
}

/** The registered domains of the machines at some addresses; networks in front of others do not count. */
export function listOwners(addresses: readonly string[], reverse: ReverseNames): string[] {
  const names = addresses.flatMap((address) => listMachineNames(address, reverse));
  return [...new Set(names.flatMap((name) => registrableDomainOf(name) ?? []))];
}

function listMachineNames(address: string, reverse: ReverseNames): readonly string[] {
  const names = reverse.get(address) ?? [];
  return findCdnByAddress(address) !== null || names.some((name) => inFront.test(name)) ? [] : names;
}

/** RFC 1035 §3.5 and RFC 3596 §2.5. */
function toReverseName(address: string): string {
  const parsed = ipaddr.parse(address);
  const bytes = parsed.toByteArray();
  if (parsed.kind() === 'ipv4') return `${bytes.toReversed().join('.')}.in-addr.arpa`;
  const digits = Buffer.from(bytes).toString('hex');
  return `${Array.from(digits).toReversed().join('.')}.ip6.arpa`;
}
