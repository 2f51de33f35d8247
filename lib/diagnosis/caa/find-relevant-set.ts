import { askSurely } from '@/lib/diagnosis/dns/ask-surely';
import type { DnsOutcome } from '@/lib/diagnosis/dns/ask-surely';
import type { DnsAnswer, DnsClient } from '@/lib/diagnosis/dns/dns-client';

import type { CaaProperty } from './judge-caa-set';

/** Why the set of a name could not be had. `fails` = SERVFAIL · `dnssec` = its signatures do not verify · `refused` = any other
 * response code. */
export type CaaError = 'fails' | 'dnssec' | 'silence' | 'truncated' | 'unreadable' | 'refused';

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
  const answers = await Promise.all(names.map((name) => askSurely({ name, type: 'CAA' }, dns, signal)));
  for (const [index, { answer, outcome }] of answers.entries()) {
    const at = names[index] ?? host;
    const error = readError(answer, outcome);
    if (error !== null) return { kind: 'error', at, error };
    const properties = listProperties(answer);
    if (properties.length > 0) return { kind: 'set', at, properties };
  }
  return { kind: 'none' };
}

function readError(answer: DnsAnswer, outcome: DnsOutcome): CaaError | null {
  if (answer.kind !== 'answer') return answer.kind;
  if (outcome === 'fails' || outcome === 'dnssec') return outcome;
  return outcome === 'unseen' ? 'refused' : null;
}

function listProperties(answer: DnsAnswer): CaaProperty[] {
  const records = answer.kind === 'answer' ? answer.records : [];
  return records.flatMap((record) =>
    record.type === 'CAA' ? [{ flags: record.data.flags ?? 0, tag: record.data.tag, value: record.data.value }] : [],
  );
}
