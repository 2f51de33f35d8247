import type { CaaNetwork } from '@/lib/diagnosis/caa/ask-own-servers';
import { findRelevantSet } from '@/lib/diagnosis/caa/find-relevant-set';
import type { CaaError } from '@/lib/diagnosis/caa/find-relevant-set';
import { judgeCaaSet } from '@/lib/diagnosis/caa/judge-caa-set';
import type { CaaJudgement, CaaProperty } from '@/lib/diagnosis/caa/judge-caa-set';
import type { Checker } from '@/lib/diagnosis/checker';
import { registrableDomainOf } from '@/lib/diagnosis/dns/registrable-domain';
import { traceQuestions } from '@/lib/diagnosis/dns/trace-questions';
import { found } from '@/lib/diagnosis/finding';
import type { Found } from '@/lib/diagnosis/finding';
import { mergeFound } from '@/lib/diagnosis/merge-found';
import { findOtherIssuer } from '@/lib/diagnosis/renewal/find-other-issuer';
import type { DiagnosedName } from '@/lib/diagnosis/subject';
import { showForeignText } from '@/lib/tls/show-foreign-text';

const longestValue = 120;

/** May Let's Encrypt issue for each of the names? Where another CA does, whether that one may is for the host to say. */
export const caaChecker: Checker = {
  id: 'caa',
  deadlineMs: 25_000,
  words: {
    title: { ja: '発行元の制限(CAAレコード)', en: 'Limits on issuers (CAA records)' },
    fine: {
      ja: '発行を妨げるCAAレコードは見つかりませんでした。',
      en: 'No CAA record was found that keeps a certificate from being issued.',
    },
  },
  async run(subject, world, signal) {
    const { names } = subject;
    const otherIssuer = findOtherIssuer(subject);
    const { dns, trace } = traceQuestions(world.dns);
    const named = names.filter(({ host }) => registrableDomainOf(host) !== null);
    const network = { dns, allowNets: world.allowNets };
    if (named.length === 0) return { kind: 'not-applicable', reason: 'no domain name' };
    const all = await Promise.all(named.map((name) => look(name, otherIssuer, network, signal)));
    return { kind: 'looked', found: mergeFound(all.flat()), trace };
  },
};

async function look(
  name: DiagnosedName,
  otherIssuer: string | null,
  network: CaaNetwork,
  signal: AbortSignal,
): Promise<Found[]> {
  const set = await findRelevantSet(name.host, network, signal);
  if (set.kind === 'none') return [];
  if (set.kind === 'set') {
    const judgement = judgeCaaSet(set.properties, name.isWildcard);
    return otherIssuer === null
      ? explain(name, set.at, judgement)
      : explainForOther(name, set.at, set.properties, judgement, otherIssuer);
  }
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

/** What other issuers read out of the same records is not known here, but for those that let nobody issue. */
function explainForOther(
  name: DiagnosedName,
  where: string,
  set: readonly CaaProperty[],
  judgement: CaaJudgement,
  issuer: string,
): Found[] {
  if (judgement.kind === 'forbids' && judgement.issuers.length === 0) return explain(name, where, judgement);
  const restricts = set.some(({ tag }) => /^issue(?:wild)?$/i.test(tag));
  if (judgement.kind === 'allows' && !restricts) return [];
  const detail = `CAA ${where}: ${set.map(({ flags, tag, value }) => `${flags} ${tag} "${value}"`).join(', ')}`;
  return [found('caa-other-issuer', { hosts: [name.host], values: { where, issuer: show(issuer) }, detail })];
}

function show(text: string): string {
  return showForeignText(text).slice(0, longestValue);
}
