import { judgeApexAndWww } from '@/lib/diagnosis/addresses/judge-apex-and-www';
import { judgeElsewhere } from '@/lib/diagnosis/addresses/judge-elsewhere';
import { judgeIpv6 } from '@/lib/diagnosis/addresses/judge-ipv6';
import { judgeMissing } from '@/lib/diagnosis/addresses/judge-missing';
import { listUsable, lookUpAddresses } from '@/lib/diagnosis/addresses/look-up-addresses';
import type { NameLook } from '@/lib/diagnosis/addresses/look-up-addresses';
import { lookUpReverseNames } from '@/lib/diagnosis/addresses/reverse-names';
import type { ReverseNames } from '@/lib/diagnosis/addresses/reverse-names';
import type { Checker } from '@/lib/diagnosis/checker';
import { lookAtDomain } from '@/lib/diagnosis/dns/ask-surely';
import type { DnsClient } from '@/lib/diagnosis/dns/dns-client';
import { registrableDomainOf } from '@/lib/diagnosis/dns/registrable-domain';
import { traceQuestions } from '@/lib/diagnosis/dns/trace-questions';
import type { Found } from '@/lib/diagnosis/finding';
import { mergeFound } from '@/lib/diagnosis/merge-found';
import type { DiagnosisSubject } from '@/lib/diagnosis/subject';
import { findHosting } from '@/lib/hosting/find-hosting';

const mostReverseNames = 4;

/** Does each name have addresses, and are they the host's? A wildcard has none of its own. */
export const addressesChecker: Checker = {
  id: 'addresses',
  deadlineMs: 25_000,
  words: {
    title: { ja: 'サイトのアドレス(AレコードとAAAAレコード)', en: 'Addresses of the site (A and AAAA records)' },
    fine: {
      ja: 'どの名前にもアドレスがあり、おかしなところは見あたりません。',
      en: 'Every name has an address, and nothing looks wrong about them.',
    },
  },
  async run({ names, hosting }, world, signal) {
    const { dns, trace } = traceQuestions(world.dns);
    const own = names.filter(({ host, isWildcard }) => !isWildcard && registrableDomainOf(host) !== null);
    if (own.length === 0) return { kind: 'not-applicable', reason: 'no domain name' };
    const looks = await Promise.all(own.map((name) => lookUpAddresses(name, dns, world.allowNets, signal)));
    const used = looks.flatMap(({ ipv4, ipv6 }) =>
      [ipv4, ipv6].flatMap((family) => listUsable(family).slice(0, mostReverseNames)),
    );
    const [missing, reverse] = await Promise.all([
      Promise.all(looks.map((look) => judgeNameAlone(look, dns, signal))),
      lookUpReverseNames(used, dns, signal),
    ]);
    return { kind: 'looked', found: mergeFound([...missing.flat(), ...compare(looks, reverse, hosting)]), trace };
  },
};

async function judgeNameAlone(look: NameLook, dns: DnsClient, signal: AbortSignal): Promise<Found[]> {
  return judgeMissing(look, await lookAtDomain(registrableDomainOf(look.host) ?? look.host, dns, signal));
}

function compare(looks: readonly NameLook[], reverse: ReverseNames, known: DiagnosisSubject['hosting']): Found[] {
  const hosting = known && findHosting(known.id);
  const hasReverseSigns = hosting?.signs.some(({ kind }) => kind === 'reverse-name') ?? false;
  const elsewhere = known && hosting && hasReverseSigns ? judgeElsewhere(looks, reverse, hosting, known.isCertain) : [];
  const ipv6 = looks.flatMap((look) => judgeIpv6(look, reverse, known?.isCertain ? hosting : null));
  // What is said of one name already explains why the two differ.
  const isExplained = elsewhere.length > 0;
  return [...elsewhere, ...ipv6, ...(isExplained ? [] : judgeApexAndWww(looks, reverse))];
}
