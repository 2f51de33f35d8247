import { Resolver } from 'node:dns/promises';
import { createHostsFile } from './hosts-file';
import type { LookFailure } from './observation';

export type Resolution = { ok: true; addresses: readonly string[] } | { ok: false; failure: LookFailure };

export interface ResolverOptions {
  /** "ip:port" or "ip"; without any, those of the system. */
  dnsServers?: readonly string[];
  /** Default: /etc/hosts. */
  hostsFile?: string;
}

/** One question may take this long before it is asked once more; two questions fit into a look's ten seconds. */
const questionMs = 2500;
/** How long the second family may lag behind the first. */
const graceMs = 1500;

type Answer = { addresses: readonly string[]; code: string | null };

/**
 * Looks up names with c-ares, which unlike `dns.lookup` asks many at once. Each address family is asked for once; names in
 * the hosts file are honoured. What goes wrong is a value: `name-not-found` (nobody knows the name, or it has no
 * address), `dns-failed` (a server answered that it could not) or `timeout` (none answered).
 */
export function createResolver({ dnsServers = [], hostsFile = '/etc/hosts' }: ResolverOptions) {
  const resolver = new Resolver({ timeout: questionMs, tries: 2 });
  if (dnsServers.length > 0) resolver.setServers(dnsServers);
  const hosts = createHostsFile(hostsFile);

  async function resolve(host: string): Promise<Resolution> {
    const listed = await hosts.listAddresses(host);
    if (listed.length > 0) return { ok: true, addresses: listed };
    // RFC 6761 §6.3: these names are never asked of the network.
    if (/(^|\.)localhost$/.test(host)) return { ok: true, addresses: ['127.0.0.1', '::1'] };
    const answers = await askBoth(resolver, host);
    const addresses = interleave(answers.map((answer) => answer.addresses));
    return addresses.length > 0 ? { ok: true, addresses } : { ok: false, failure: explain(answers) };
  }

  return { resolve };
}

async function askBoth(resolver: Resolver, host: string): Promise<Answer[]> {
  const ipv4 = settle(resolver.resolve4(host));
  const ipv6 = settle(resolver.resolve6(host));
  const first = await Promise.race([ipv4, ipv6]);
  if (first.addresses.length === 0) return Promise.all([ipv4, ipv6]);
  const other = await withinGrace(ipv4, ipv6);
  return other;
}

/** Both answers, or what is there when a silent server keeps one of them back. */
async function withinGrace(...questions: Promise<Answer>[]): Promise<Answer[]> {
  const late: Answer = { addresses: [], code: 'ETIMEOUT' };
  let timer: NodeJS.Timeout | undefined;
  const grace = new Promise<Answer>((resolve) => (timer = setTimeout(() => resolve(late), graceMs)));
  const answers = await Promise.all(questions.map((question) => Promise.race([question, grace])));
  clearTimeout(timer);
  return answers;
}

async function settle(question: Promise<string[]>): Promise<Answer> {
  try {
    return { addresses: await question, code: null };
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { addresses: [], code: String(error.code) };
    throw error;
  }
}

/** IPv4 and IPv6 in turn, so that a cap leaves some of both. */
function interleave([first = [], second = []]: readonly (readonly string[])[]): string[] {
  const length = Math.max(first.length, second.length);
  const pairs = Array.from({ length }, (_, index) => [first[index], second[index]]);
  return [...new Set(pairs.flat().filter((address) => address !== undefined))];
}

function explain(answers: readonly Answer[]): LookFailure {
  const codes = answers.map(({ code }) => code ?? 'ENODATA');
  const failed = codes.find((code) => code !== 'ENOTFOUND' && code !== 'ENODATA');
  if (failed === undefined) return { problem: 'name-not-found', detail: codes[0] ?? 'ENOTFOUND' };
  return { problem: failed === 'ETIMEOUT' ? 'timeout' : 'dns-failed', detail: `DNS ${failed}` };
}
