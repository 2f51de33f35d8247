import { styleText } from 'node:util';
import type { Checker, CheckerId, CheckerReport } from '@/lib/diagnosis/checker';
import { conclude, wordConclusion } from '@/lib/diagnosis/conclude';
import type { DiagnosisFinding } from '@/lib/diagnosis/finding';
import type { DiagnosisSubject } from '@/lib/diagnosis/subject';
import type { Verdict } from '@/lib/diagnosis/verdict';
import { wordFinding } from '@/lib/diagnosis/word-finding';
import { showForeignText } from '@/lib/tls/show-foreign-text';
import type { Locale } from '@/lib/words/locale';
import { messages } from '@/lib/words/messages';

export interface PrintStyle {
  locale: Locale;
  zone: string;
  hasColour: boolean;
}

type Colour = 'green' | 'yellow' | 'red' | 'gray';

const looks: Record<Verdict, { mark: string; colour: Colour }> = {
  blocked: { mark: '✕', colour: 'red' },
  'likely-blocked': { mark: '▲', colour: 'yellow' },
  'cannot-tell': { mark: '?', colour: 'gray' },
  'no-blocker-found': { mark: '○', colour: 'green' },
};

/** The conclusion, then what was found with what to do, then what is fine and what could not be seen: for people. */
export function printDiagnosis(
  subject: DiagnosisSubject,
  reports: readonly CheckerReport[],
  checkers: readonly Checker[],
  style: PrintStyle,
): string {
  const { locale } = style;
  const words = messages[locale].diagnosis;
  const hostingId = subject.hosting?.id ?? null;
  const conclusion = conclude(reports);
  const { mark, colour } = looks[conclusion.verdict];
  const wordsOf = (id: CheckerId) => checkers.find((checker) => checker.id === id)?.words;
  const fine = conclusion.fine.map((id) => `  ○ ${wordsOf(id)?.title[locale]}: ${wordsOf(id)?.fine[locale]}`);
  const unseen = conclusion.unseen.map(({ checker, kind }) => `  ? ${wordsOf(checker)?.title[locale]}: ${words[kind]}`);
  return [
    paint(`${mark} ${wordConclusion(conclusion, locale, hostingId)}`, colour, style),
    ...conclusion.findings.map((finding) => printFinding(finding, hostingId, style)),
    ...(fine.length > 0 ? ['', words.fine, ...fine] : []),
    '',
    words.unseen,
    ...unseen,
    `  ${words.oneView}`,
  ].join('\n');
}

function printFinding(finding: DiagnosisFinding, hostingId: string | null, style: PrintStyle): string {
  const { locale, zone } = style;
  const { title, why, whatToDo } = wordFinding(finding, locale, hostingId, zone);
  const { name, detail, severity, hosts } = finding;
  const machine = [name, ...hosts, ...detail.split('\n').filter((line) => line !== '')]
    .map(showForeignText)
    .join(' · ');
  const heading =
    severity === 'unclear' ? messages[locale].diagnosis.unseen : messages[locale].diagnosis.severity[severity];
  return ['', `[${heading}] ${title}`, `  ${why}`, `  → ${whatToDo}`, paint(`  ${machine}`, 'gray', style)].join('\n');
}

function paint(text: string, colour: Colour, { hasColour }: PrintStyle): string {
  return hasColour ? styleText(colour, text) : text;
}

/** As `--json` prints it. Instants are ISO 8601 in UTC, times are milliseconds. */
export function reportDiagnosis(
  subject: DiagnosisSubject,
  reports: readonly CheckerReport[],
  locale: Locale,
  startedAt: Date,
) {
  const { host, names, hosting } = subject;
  const conclusion = conclude(reports);
  const { verdict, findings, fine, unseen, notApplicable } = conclusion;
  const hostingId = hosting?.id ?? null;
  return {
    host,
    startedAt: startedAt.toISOString(),
    hosting: hostingId,
    names,
    verdict,
    conclusion: wordConclusion(conclusion, locale, hostingId),
    findings: findings.map((finding) => ({ ...finding, words: wordFinding(finding, locale, hostingId, 'UTC') })),
    fine,
    unseen,
    notApplicable,
    reports: reports.map(({ checker, kind, trace, detail, durationMs }) => ({
      checker,
      kind,
      trace,
      detail,
      durationMs,
    })),
  };
}
