import type { Locale } from '@/lib/words/locale';

import { checkerIds } from './checker';
import type { CheckerId, CheckerReport } from './checker';
import { findingSeverities } from './finding';
import type { DiagnosisFinding } from './finding';
import { findingKinds } from './finding-kinds';
import { gravest, verdicts } from './verdict';
import type { Verdict } from './verdict';
import { wordFinding, wordValue } from './word-finding';

/** What all checkers together came to. */
export interface Conclusion {
  verdict: Verdict;
  /** The gravest first; what several names share is one finding. */
  findings: readonly DiagnosisFinding[];
  /** Those that looked and found nothing. */
  fine: readonly CheckerId[];
  /** Those that could not look, because they failed or ran out of time. */
  unseen: readonly { checker: CheckerId; kind: 'broken' | 'late' }[];
  notApplicable: readonly CheckerId[];
  /** How much could not be seen. */
  unclear: number;
}

/** Without these four nothing can be said about a re-issue. */
const essential: ReadonlySet<CheckerId> = new Set(['domain', 'addresses', 'caa', 'http-01']);

/** @param reports of one diagnosis, in any order; those that are missing are still running */
export function conclude(reports: readonly CheckerReport[]): Conclusion {
  const ordered = reports.toSorted((a, b) => checkerIds.indexOf(a.checker) - checkerIds.indexOf(b.checker));
  const findings = mergeFindings(ordered.flatMap((report) => report.findings));
  const unseen = ordered.flatMap(({ checker, kind }) =>
    kind === 'broken' || kind === 'late' ? [{ checker, kind }] : [],
  );
  const isGone = findings.some(({ name }) => name === 'domain-not-found');
  const isBlind = unseen.some(({ checker }) => essential.has(checker));
  return {
    verdict: gravest([...findings.map(({ verdict }) => verdict), ...(isBlind ? ['cannot-tell' as const] : [])]),
    findings: findings.toSorted(byGravity),
    // Where the domain is gone, whoever asked for its names has seen nothing.
    fine: isGone ? [] : ordered.filter(isFine).map(({ checker }) => checker),
    unseen,
    notApplicable: ordered.filter(({ kind }) => kind === 'not-applicable').map(({ checker }) => checker),
    unclear: unseen.length + findings.filter(({ severity }) => severity === 'unclear').length,
  };
}

const sentences = {
  blocked: {
    ja: '{title}。SSLをOFFにしたり証明書を取り直したりする前に、直してください',
    en: '{title}. Mend this before you switch SSL OFF or ask for a new certificate',
  },
  'likely-blocked': {
    ja: '{title}。SSLをOFFにしたり証明書を取り直したりする前に、確かめてください',
    en: '{title}. Look into this before you switch SSL OFF or ask for a new certificate',
  },
  'cannot-tell': {
    ja: '証明書を取り直せるかどうか、外からは決められません。{title}',
    en: 'Whether a new certificate would be issued cannot be told from outside. {title}',
  },
  'no-blocker-found': { ja: '妨げになるものは見つかりませんでした', en: 'Nothing was found that stands in the way' },
} as const satisfies Record<Verdict, Record<Locale, string>>;
const waitingWords = {
  ja: '{title}。{nextAt}まで待ってから、SSLをOFFにしたり証明書を取り直したりしてください',
  en: '{title}. Wait until {nextAt} before you switch SSL OFF or ask for a new certificate',
};
const restWords = { ja: '(ほかに{count}件)', en: ' (and {count} more)' };
const unclearWords = { ja: '(確認できなかったこと:{count}件)', en: ' (could not be confirmed: {count})' };

/**
 * The whole in one sentence, for a person; without a full stop.
 *
 * @param zone the reader's, as IANA names it
 */
export function wordConclusion(
  conclusion: Conclusion,
  locale: Locale,
  hostingId: string | null,
  zone = 'Asia/Tokyo',
): string {
  const { verdict, findings, unclear } = conclusion;
  const deciding = findings.filter((one) => one.verdict === verdict);
  const [first] = deciding;
  const note = (words: Readonly<Record<Locale, string>>, count: number): string =>
    count > 0 ? words[locale].replace('{count}', String(count)) : '';
  if (verdict === 'no-blocker-found') return sentences[verdict][locale] + note(unclearWords, unclear);
  const title = first ? wordFinding(first, locale, hostingId, zone).title : blindWords[locale];
  const sentence = (first && wordWaiting(first, locale, zone)) ?? sentences[verdict][locale];
  return sentence.replace('{title}', () => title) + note(restWords, deciding.length - 1);
}

/** Null where something is to be mended. */
function wordWaiting({ name, values }: DiagnosisFinding, locale: Locale, zone: string): string | null {
  const { nextAt } = values;
  if (findingKinds[name].isWaiting !== true || nextAt === undefined) return null;
  return waitingWords[locale].replace('{nextAt}', () => wordValue(nextAt, locale, zone));
}

const blindWords = { ja: '大事なところが確認できませんでした', en: 'Something that matters could not be looked at' };

/** What is said of a checker that is content would contradict whatever it has found, be it worth knowing only. */
function isFine({ kind, findings }: CheckerReport): boolean {
  return kind === 'looked' && findings.length === 0;
}

/** What is said of several names in the same words is said once. */
function mergeFindings(findings: readonly DiagnosisFinding[]): DiagnosisFinding[] {
  const merged = new Map<string, DiagnosisFinding>();
  for (const one of findings) {
    const key = JSON.stringify([one.name, one.severity, Object.entries(one.values).toSorted()]);
    const known = merged.get(key);
    merged.set(key, known ? join(known, one) : one);
  }
  return [...merged.values()];
}

function join(one: DiagnosisFinding, other: DiagnosisFinding): DiagnosisFinding {
  const both = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];
  return {
    ...one,
    hosts: both(one.hosts, other.hosts),
    addresses: both(one.addresses, other.addresses),
    detail: both([one.detail], [other.detail]).join('\n').slice(0, 400),
  };
}

/** The sort is stable: among equals the checkers' order stays, which names a cause before what follows from it. */
function byGravity(a: DiagnosisFinding, b: DiagnosisFinding): number {
  const severity = findingSeverities.indexOf(a.severity) - findingSeverities.indexOf(b.severity);
  return severity || verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict);
}
