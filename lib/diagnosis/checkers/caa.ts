import type { CaaNetwork } from '@/lib/diagnosis/caa/ask-own-servers';
import { findRelevantSet } from '@/lib/diagnosis/caa/find-relevant-set';
import type { CaaError } from '@/lib/diagnosis/caa/find-relevant-set';
import { judgeCaaSet } from '@/lib/diagnosis/caa/judge-caa-set';
import type { CaaJudgement } from '@/lib/diagnosis/caa/judge-caa-set';
import type { Checker } from '@/lib/diagnosis/checker';
import { registrableDomainOf } from '@/lib/diagnosis/dns/registrable-domain';
import { traceQuestions } from '@/lib/diagnosis/dns/trace-questions';
import { found } from '@/lib/diagnosis/finding';
import type { Found } from '@/lib/diagnosis/finding';
import { mergeFound } from '@/lib/diagnosis/merge-found';
import type { DiagnosedName } from '@/lib/diagnosis/subject';
import { showForeignText } from '@/lib/tls/show-foreign-text';

const longestValue = 120;

/** May Let's Encrypt issue for each of the names? */
export const caaChecker: Checker = {
  id: 'caa',
  deadlineMs: 25_000,
  words: {
    title: { ja: '発行元の制限(CAAレコード)', en: 'Limits on issuers (CAA records)' },
    fine: {
      ja: 'CAAレコードは Let’s Encrypt の発行を妨げていません。',
      en: 'The CAA records do not keep Let’s Encrypt from issuing.',
    },
  },
  async run({ names }, world, signal) {
    const { dns, trace } = traceQuestions(world.dns);
    const named = names.filter(({ host }) => registrableDomainOf(host) !== null);
    const network = { dns, allowNets: world.allowNets };
    if (named.length === 0) return { kind: 'not-applicable', reason: 'no domain name' };
    const all = await Promise.all(named.map((name) => look(name, network, signal)));
    return { kind: 'looked', found: mergeFound(all.flat()), trace };
  },
};

async function look(name: DiagnosedName, network: CaaNetwork, signal: AbortSignal): Promise<Found[]> {
  const set = await findRelevantSet(name.host, network, signal);
  if (set.kind === 'none') return [];
  if (set.kind === 'set') return explain(name, set.at, judgeCaaSet(set.properties, name.isWildcard));
  const { at, error, kind } = set;
  const about = { hosts: [name.host], values: { where: at }, detail: `CAA ${at}: ${error}` };
  return [found(kind === 'unseen' ? 'caa-not-seen' : findingOf[error], about)];
}

const findingOf = {
  fails: 'caa-servfail',
  dnssec: 'caa-dnssec-broken',
  silence: 'caa-no-answer',
  refused: 'caa-no-answer',
  truncated: 'caa-truncated',
  unreadable: 'caa-unreadable',
} as const satisfies Record<CaaError, Found['name']>;

function explain({ host, isWildcard }: DiagnosedName, where: string, judgement: CaaJudgement): Found[] {
  const one = (name: Found['name'], values: Record<string, string>, detail: string): Found[] => [
    found(name, { hosts: [host], values: { where, ...values }, detail: `CAA ${where}: ${detail}` }),
  ];
  if (judgement.kind === 'allows') return [];
  if (judgement.kind === 'forbids') {
    const allowed = show(judgement.issuers.join(', '));
    if (allowed === '') return one('caa-forbids-all', {}, 'nobody');
    return one('caa-forbids', { allowed }, allowed);
  }
  const text = show(judgement.text);
  if (judgement.kind === 'critical') return one('caa-critical', { tag: text }, `critical ${text}`);
  const name = judgement.kind === 'method' && isWildcard ? 'caa-method-wildcard' : (`caa-${judgement.kind}` as const);
  return one(name, { record: text }, text);
}

function show(text: string): string {
  return showForeignText(text).slice(0, longestValue);
}
