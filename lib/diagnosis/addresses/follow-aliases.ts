import type { DnsAnswer, DnsClient } from '@/lib/diagnosis/dns/dns-client';

/** Where the CNAME records of a name end: at a name, at none (it has no CNAME), or never. */
export interface AliasChain {
  isLoop: boolean;
  end: string | null;
}

const longestChain = 12;

/**
 * Follows the aliases of a name that led to no address. A resolver that meets a loop mostly answers SERVFAIL without a record,
 * so each step that is not in the answers is asked for.
 */
export async function followAliases(
  host: string,
  answers: readonly DnsAnswer[],
  dns: DnsClient,
  signal: AbortSignal,
): Promise<AliasChain> {
  const known = new Map(answers.flatMap(listAliases));
  const visited = new Set([host]);
  let at = host;
  while (visited.size <= longestChain) {
    if (!known.has(at)) {
      for (const [from, to] of listAliases(await dns.ask({ name: at, type: 'CNAME' }, signal))) known.set(from, to);
    }
    const next = known.get(at);
    if (next === undefined) return { isLoop: false, end: at === host ? null : at };
    if (visited.has(next)) return { isLoop: true, end: next };
    visited.add(next);
    at = next;
  }
  return { isLoop: true, end: at };
}

function listAliases(answer: DnsAnswer): [string, string][] {
  const records = answer.kind === 'answer' ? answer.records : [];
  return records.flatMap((record) =>
    record.type === 'CNAME' ? [[record.name.toLowerCase(), record.data.toLowerCase()] satisfies [string, string]] : [],
  );
}
