import type { Checker } from '@/lib/diagnosis/checker';
import { lookAtDomain } from '@/lib/diagnosis/dns/ask-surely';
import type { DnsClient } from '@/lib/diagnosis/dns/dns-client';
import { groupByDomain } from '@/lib/diagnosis/dns/registrable-domain';
import { traceQuestions } from '@/lib/diagnosis/dns/trace-questions';
import { found } from '@/lib/diagnosis/finding';
import type { Found } from '@/lib/diagnosis/finding';
import { askNameServer } from '@/lib/diagnosis/name-servers/ask-name-server';
import { judgeNameServers } from '@/lib/diagnosis/name-servers/judge-name-servers';
import type { DiagnosisSubject } from '@/lib/diagnosis/subject';
import { findHosting, recogniseHosting } from '@/lib/hosting/find-hosting';

const mostServers = 8;

/** Do the name servers of the domain know it, each asked itself? */
export const nameServersChecker: Checker = {
  id: 'name-servers',
  deadlineMs: 25_000,
  words: {
    title: { ja: 'ネームサーバー', en: 'Name servers' },
    fine: {
      ja: 'ネームサーバーは、どれもこのドメインについて答えます。',
      en: 'Every name server answers for this domain.',
    },
  },
  async run({ names, hosting }, world, signal) {
    const { dns, trace } = traceQuestions(world.dns);
    const domains = [...groupByDomain(names)];
    if (domains.length === 0) return { kind: 'not-applicable', reason: 'no domain name' };
    const all = await Promise.all(
      domains.map(async ([domain, hosts]) => {
        const servers = await listNameServers(domain, dns, signal);
        const looks = await Promise.all(
          servers.map((server) => askNameServer(server, domain, dns, world.allowNets, signal)),
        );
        const judged = judgeNameServers(looks, await lookAtDomain(domain, dns, signal));
        const one = judged && describe(judged.name, hosts, domain, judged.about);
        return [...(one ? [one] : []), ...judgeHost(servers, hosting, hosts, domain)];
      }),
    );
    return { kind: 'looked', found: all.flat(), trace };
  },
};

async function listNameServers(domain: string, dns: DnsClient, signal: AbortSignal): Promise<string[]> {
  const answer = await dns.ask({ name: domain, type: 'NS' }, signal);
  const records = answer.kind === 'answer' ? answer.records : [];
  const servers = records.flatMap((record) => (record.type === 'NS' ? [record.data.toLowerCase()] : []));
  return [...new Set(servers)].sort().slice(0, mostServers);
}

function describe(
  name: Found['name'],
  hosts: readonly string[],
  domain: string,
  about: readonly { name: string; addresses: readonly string[]; state: string; serial: number | null }[],
): Found {
  const servers = about.map((one) => one.name).join(', ');
  const detail = about
    .map((one) => `${one.name} ${one.serial === null ? one.state : `serial ${one.serial}`}`)
    .join(', ');
  return found(name, {
    hosts,
    addresses: about.flatMap(({ addresses }) => addresses),
    values: { domain, servers },
    detail: `SOA ${domain}: ${detail}`,
  });
}

/** Name servers elsewhere are no fault: the records in them are what counts, and those are looked at apart. */
function judgeHost(
  servers: readonly string[],
  hosting: DiagnosisSubject['hosting'],
  hosts: readonly string[],
  domain: string,
): Found[] {
  const known = hosting?.isCertain ? findHosting(hosting.id) : null;
  if (servers.length === 0 || !known?.signs.some(({ kind }) => kind === 'name-server')) return [];
  const seen = recogniseHosting(servers.map((value) => ({ kind: 'name-server', value })));
  if (seen?.hosting.id === known.id) return [];
  const list = servers.join(', ');
  return [
    found('name-servers-elsewhere', { hosts, values: { domain, servers: list }, detail: `NS ${domain}: ${list}` }),
  ];
}
