import type { Checker } from '@/lib/diagnosis/checker';
import { lookAtDomain } from '@/lib/diagnosis/dns/ask-surely';
import type { DnsOutcome } from '@/lib/diagnosis/dns/ask-surely';
import { groupByDomain } from '@/lib/diagnosis/dns/registrable-domain';
import { traceQuestions } from '@/lib/diagnosis/dns/trace-questions';
import { found } from '@/lib/diagnosis/finding';
import type { Found } from '@/lib/diagnosis/finding';
import type { FindingName } from '@/lib/diagnosis/finding-kinds';

const findingOf = {
  'no-such-name': 'domain-not-found',
  dnssec: 'domain-dnssec-broken',
  fails: 'domain-fails',
  unseen: 'domain-not-seen',
} as const satisfies Record<Exclude<DnsOutcome, 'answered'>, FindingName>;

const mostTold = 4;

/** Do the registered domains of the names still exist? */
export const domainChecker: Checker = {
  id: 'domain',
  deadlineMs: 20_000,
  words: {
    title: { ja: 'ドメインの登録', en: 'The domain itself' },
    fine: { ja: 'ドメインはDNSに登録されています。', en: 'The domain exists in the DNS.' },
  },
  async run({ names, leftOut = [] }, world, signal) {
    const { dns, trace } = traceQuestions(world.dns);
    const domains = [...groupByDomain(names)];
    if (domains.length === 0) return { kind: 'not-applicable', reason: 'no domain name' };
    const all = await Promise.all(
      domains.map(async ([domain, hosts]) => {
        const outcome = await lookAtDomain(domain, dns, signal);
        if (outcome === 'answered') return [];
        return [found(findingOf[outcome], { hosts, values: { domain }, detail: `SOA ${domain}: ${outcome}` })];
      }),
    );
    return { kind: 'looked', found: [...all.flat(), ...tellLeftOut(leftOut)], trace };
  },
};

function tellLeftOut(names: readonly string[]): Found[] {
  if (names.length === 0) return [];
  const some = names.slice(0, mostTold).join(', ') + (names.length > mostTold ? ' …' : '');
  return [found('names-left-out', { values: { count: String(names.length), some }, detail: names.join(' ') })];
}
