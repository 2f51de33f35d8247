import type { DnsAnswer, DnsClient } from '@/lib/diagnosis/dns/dns-client';
import { isBogus } from '@/lib/diagnosis/dns/is-bogus';

import type { CaaProperty } from './judge-caa-set';

/** Why the set of a name could not be had. `dnssec` = its signatures do not verify · `refused` = any other response code. */
export type CaaError = 'servfail' | 'dnssec' | 'silence' | 'truncated' | 'unreadable' | 'refused';

/** The set of records that counts for a name, or the first error on the way to it; `at` = the name where it stands. */
export type RelevantSet =
  | { kind: 'set'; at: string; properties: readonly CaaProperty[] }
  | { kind: 'none' }
  | { kind: 'error'; at: string; error: CaaError };

/**
 * Climbs from a name to its top-level domain (RFC 8659 §3): the first set that is not empty counts, alone; an error before it
 * could hide one. Aliases are followed by the resolver, and the parents of what they lead to do not count.
 *
 * @param host ASCII, without "*."
 */
export async function findRelevantSet(host: string, dns: DnsClient, signal: AbortSignal): Promise<RelevantSet> {
  const labels = host.split('.');
  const names = labels.map((_, index) => labels.slice(index).join('.'));
  const answers = await Promise.all(names.map((name) => dns.ask({ name, type: 'CAA' }, signal)));
  for (const [index, answer] of answers.entries()) {
    const at = names[index] ?? host;
    const error = await readError(at, answer, dns, signal);
    if (error !== null) return { kind: 'error', at, error };
    const properties = listProperties(answer);
    if (properties.length > 0) return { kind: 'set', at, properties };
  }
  return { kind: 'none' };
}

async function readError(
  name: string,
  answer: DnsAnswer,
  dns: DnsClient,
  signal: AbortSignal,
): Promise<CaaError | null> {
  if (answer.kind !== 'answer') return answer.kind;
  if (answer.rcode === 'NOERROR' || answer.rcode === 'NXDOMAIN') return null;
  if (answer.rcode !== 'SERVFAIL') return 'refused';
  return (await isBogus({ name, type: 'CAA' }, dns, signal)) ? 'dnssec' : 'servfail';
}

function listProperties(answer: DnsAnswer): CaaProperty[] {
  const records = answer.kind === 'answer' ? answer.records : [];
  return records.flatMap((record) =>
    record.type === 'CAA' ? [{ flags: record.data.flags ?? 0, tag: record.data.tag, value: record.data.value }] : [],
  );
}
