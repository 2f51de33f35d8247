import { findRelevantSet } from '@/lib/diagnosis/caa/find-relevant-set';
import type { CaaError, RelevantSet } from '@/lib/diagnosis/caa/find-relevant-set';
import { judgeCaaSet } from '@/lib/diagnosis/caa/judge-caa-set';
import type { CaaJudgement } from '@/lib/diagnosis/caa/judge-caa-set';
import type { Checker } from '@/lib/diagnosis/checker';
import { lookAtDomain } from '@/lib/diagnosis/dns/ask-surely';
import type { DnsClient } from '@/lib/diagnosis/dns/dns-client';
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
  deadlineMs: 20_000,
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
    if (named.length === 0) return { kind: 'not-applicable', reason: 'no domain name' };
    const all = await Promise.all(named.map((name) => look(name, dns, signal)));
    return { kind: 'looked', found: mergeFound(all.flat()), trace };
  },
};

async function look(name: DiagnosedName, dns: DnsClient, signal: AbortSignal): Promise<Found[]> {
  const set = await findRelevantSet(name.host, dns, signal);
  if (set.kind === 'none') return [];
  if (set.kind === 'error') return [await explainError(name, set, dns, signal)];
  return explain(name, set.at, judgeCaaSet(set.properties, name.isWildcard));
}

async function explainError(
  { host }: DiagnosedName,
  { at, error }: Extract<RelevantSet, { kind: 'error' }>,
  dns: DnsClient,
  signal: AbortSignal,
): Promise<Found> {
  const detail = `CAA ${at}: ${error}`;
  const isOurs = isPerhapsOurs(error) && !(await isDomainAnswered(host, dns, signal));
  return found(isOurs ? 'caa-not-seen' : findingOf[error], { hosts: [host], values: { where: at }, detail });
}

const findingOf = {
  fails: 'caa-servfail',
  dnssec: 'caa-dnssec-broken',
  silence: 'caa-no-answer',
  refused: 'caa-no-answer',
  truncated: 'caa-truncated',
  unreadable: 'caa-unreadable',
} as const satisfies Record<CaaError, Found['name']>;

/** What a resolver does to every question when it is out of order, or when we may not ask it. */
function isPerhapsOurs(error: CaaError): boolean {
  return error === 'silence' || error === 'refused' || error === 'unreadable';
}

async function isDomainAnswered(host: string, dns: DnsClient, signal: AbortSignal): Promise<boolean> {
  const outcome = await lookAtDomain(registrableDomainOf(host) ?? host, dns, signal);
  return outcome === 'answered' || outcome === 'no-such-name';
}

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
