import { askSurely } from '@/lib/diagnosis/dns/ask-surely';
import type { DnsOutcome } from '@/lib/diagnosis/dns/ask-surely';
import type { DnsAnswer, DnsClient } from '@/lib/diagnosis/dns/dns-client';
import type { DiagnosedName } from '@/lib/diagnosis/subject';
import { judgeAddress } from '@/lib/tls/special-addresses';

import { followAliases } from './follow-aliases';
import type { AliasChain } from './follow-aliases';

export interface FamilyLook {
  type: 'A' | 'AAAA';
  outcome: DnsOutcome;
  /** At most eight. */
  addresses: readonly string[];
  /** Those of them that an issuer leaves out: they are no addresses of the public Internet. */
  reserved: readonly string[];
}

/** What the DNS has for one name. */
export interface NameLook {
  host: string;
  isRequired: boolean;
  ipv4: FamilyLook;
  ipv6: FamilyLook;
  aliases: AliasChain;
}

const mostAddresses = 8;

export async function lookUpAddresses(
  { host, isRequired }: DiagnosedName,
  dns: DnsClient,
  allowNets: readonly string[],
  signal: AbortSignal,
): Promise<NameLook> {
  const lookUp = async (type: 'A' | 'AAAA'): Promise<{ answer: DnsAnswer; look: FamilyLook }> => {
    const { answer, outcome } = await askSurely({ name: host, type }, dns, signal);
    const addresses = listAddresses(answer, type);
    const reserved = addresses.filter((address) => !judgeAddress(address, allowNets).isAllowed);
    return { answer, look: { type, outcome, addresses, reserved } };
  };
  const [ipv4, ipv6] = await Promise.all([lookUp('A'), lookUp('AAAA')]);
  const hasNone = ipv4.look.addresses.length + ipv6.look.addresses.length === 0;
  // Who says nothing to either would let a third question run into the deadline.
  const isHeard = ipv4.look.outcome !== 'unseen' || ipv6.look.outcome !== 'unseen';
  const aliases =
    hasNone && isHeard
      ? await followAliases(host, [ipv4.answer, ipv6.answer], dns, signal)
      : { isLoop: false, end: null };
  return { host, isRequired, ipv4: ipv4.look, ipv6: ipv6.look, aliases };
}

function listAddresses(answer: DnsAnswer, type: 'A' | 'AAAA'): string[] {
  const records = answer.kind === 'answer' ? answer.records : [];
  const addresses = records.flatMap((record) =>
    record.type === type && typeof record.data === 'string' ? [record.data] : [],
  );
  return [...new Set(addresses)].sort().slice(0, mostAddresses);
}

/** The addresses of a name that an issuer would use. */
export function listUsable({ addresses, reserved }: FamilyLook): string[] {
  return addresses.filter((address) => !reserved.includes(address));
}
