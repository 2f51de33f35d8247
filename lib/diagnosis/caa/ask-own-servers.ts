import type { DnsAnswer, DnsClient } from '@/lib/diagnosis/dns/dns-client';
import { askNameServer } from '@/lib/diagnosis/name-servers/ask-name-server';

import type { CaaProperty } from './judge-caa-set';
import { listProperties } from './list-properties';

/**
 * What the name servers of a name's own zone say of its CAA records. `fails` = they have the zone, and none of them answers this
 * question · `unreached` = none could be asked from here, or an alias leads to such a place.
 */
export type OwnWord = { kind: 'set'; properties: readonly CaaProperty[] } | { kind: 'fails' } | { kind: 'unreached' };

export interface CaaNetwork {
  dns: DnsClient;
  /** Which addresses may be asked, besides public ones (CIDR). */
  allowNets: readonly string[];
}

interface OwnZone {
  name: string;
  servers: readonly string[];
}

const mostServers = 3;
const mostAliases = 4;

/**
 * Asks past the resolvers, whose own failures look like those of the domain. Only addresses that have just shown that they have the
 * zone are believed: a network may answer in the place of others.
 */
export async function askOwnServers(
  name: string,
  network: CaaNetwork,
  signal: AbortSignal,
  aliasesLeft = mostAliases,
): Promise<OwnWord> {
  const zone = await findZone(name, network.dns, signal);
  if (zone === null) return { kind: 'unreached' };
  const answers = await askEach(name, zone, network, signal);
  if (answers.length === 0) return { kind: 'unreached' };
  const good = answers.find((answer) => isSettled(answer) && answer.isAuthoritative);
  if (!good) return signal.aborted || answers.some(isSettled) ? { kind: 'unreached' } : { kind: 'fails' };
  const properties = listProperties(good);
  const target = findTarget(name, good);
  if (properties.length > 0 || target === null) return { kind: 'set', properties };
  return aliasesLeft > 0 ? askOwnServers(target, network, signal, aliasesLeft - 1) : { kind: 'unreached' };
}

/** The nearest name at or above it that has name servers. */
async function findZone(name: string, dns: DnsClient, signal: AbortSignal): Promise<OwnZone | null> {
  const labels = name.split('.');
  for (const index of labels.keys()) {
    const at = labels.slice(index).join('.');
    const answer = await dns.ask({ name: at, type: 'NS' }, signal);
    const records = answer.kind === 'answer' ? answer.records : [];
    const servers = records.flatMap((record) =>
      record.type === 'NS' && record.name.toLowerCase() === at ? [record.data.toLowerCase()] : [],
    );
    if (servers.length > 0) return { name: at, servers: [...new Set(servers)].sort().slice(0, mostServers) };
  }
  return null;
}

async function askEach(
  name: string,
  zone: OwnZone,
  { dns, allowNets }: CaaNetwork,
  signal: AbortSignal,
): Promise<DnsAnswer[]> {
  const all = await Promise.all(
    zone.servers.map(async (server) => {
      const { answersAt } = await askNameServer(server, zone.name, dns, allowNets, signal);
      return Promise.all(answersAt.map((address) => dns.askServer(address, { name, type: 'CAA' }, signal)));
    }),
  );
  return all.flat();
}

/** Without authority it is a referral to another zone, or a copy. */
function isSettled(answer: DnsAnswer): answer is Extract<DnsAnswer, { kind: 'answer' }> {
  return answer.kind === 'answer' && (answer.rcode === 'NOERROR' || answer.rcode === 'NXDOMAIN');
}

/** Where the aliases in an answer end; null = there are none. */
function findTarget(name: string, answer: DnsAnswer): string | null {
  const records = answer.kind === 'answer' ? answer.records : [];
  const aliases = new Map(
    records.flatMap((record) =>
      record.type === 'CNAME' ? [[record.name.toLowerCase(), record.data.toLowerCase()] as const] : [],
    ),
  );
  let at = name;
  for (const _ of aliases) at = aliases.get(at) ?? at;
  return at === name ? null : at;
}
