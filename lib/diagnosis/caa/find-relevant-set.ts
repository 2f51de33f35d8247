import { askSurely } from '@/lib/diagnosis/dns/ask-surely';
import type { DnsOutcome } from '@/lib/diagnosis/dns/ask-surely';
import type { DnsAnswer } from '@/lib/diagnosis/dns/dns-client';
import { withDeadline } from '@/lib/tls/with-deadline';

import { askOwnServers } from './ask-own-servers';
import type { CaaNetwork, OwnWord } from './ask-own-servers';
import type { CaaProperty } from './judge-caa-set';
import { listProperties } from './list-properties';

/** Why the set of a name could not be had. `fails` = SERVFAIL · `dnssec` = its signatures do not verify · `refused` = any other
 * response code. */
export type CaaError = 'fails' | 'dnssec' | 'silence' | 'truncated' | 'unreadable' | 'refused';

const ownServersMs = 8000;

/**
 * The set of records that counts for a name, or the first error on the way to it; `at` = the name where it stands. `unseen` = the
 * resolvers fail, and whether the name servers of the domain fail too could not be seen.
 */
export type RelevantSet =
  | { kind: 'set'; at: string; properties: readonly CaaProperty[] }
  | { kind: 'none' }
  | { kind: 'error'; at: string; error: CaaError }
  | { kind: 'unseen'; at: string; error: CaaError };

/**
 * Climbs from a name to its top-level domain (RFC 8659 §3): the first set that is not empty counts, alone; an error before it
 * could hide one. Aliases are followed by the resolver, and the parents of what they lead to do not count.
 *
 * What the resolvers cannot get is asked of the zone's own name servers before it is called an error of the domain: what those
 * say is what an issuer's resolver hears, and resolvers and routers that do not pass CAA on are common. Wrong signatures need no
 * such proof: the resolvers answer as soon as they do not check them.
 *
 * @param host ASCII, without "*."
 */
export async function findRelevantSet(host: string, network: CaaNetwork, signal: AbortSignal): Promise<RelevantSet> {
  const labels = host.split('.');
  const names = labels.map((_, index) => labels.slice(index).join('.'));
  const answers = await Promise.all(names.map((name) => askSurely({ name, type: 'CAA' }, network.dns, signal)));
  for (const [index, { answer, outcome }] of answers.entries()) {
    const at = names[index] ?? host;
    const error = readError(answer, outcome);
    const set = error === null ? { kind: 'set' as const, properties: listProperties(answer) } : null;
    const word = set ?? (error === 'dnssec' ? { kind: 'fails' as const } : await confirm(at, network, signal));
    if (word.kind === 'set' && word.properties.length > 0) return { kind: 'set', at, properties: word.properties };
    if (word.kind !== 'set' && error !== null) return { kind: word.kind === 'fails' ? 'error' : 'unseen', at, error };
  }
  return { kind: 'none' };
}

function confirm(at: string, network: CaaNetwork, signal: AbortSignal): Promise<OwnWord> {
  return withDeadline(ownServersMs, signal, (own) => askOwnServers(at, network, own));
}

function readError(answer: DnsAnswer, outcome: DnsOutcome): CaaError | null {
  if (answer.kind !== 'answer') return answer.kind;
  if (outcome === 'fails' || outcome === 'dnssec') return outcome;
  return outcome === 'unseen' ? 'refused' : null;
}
