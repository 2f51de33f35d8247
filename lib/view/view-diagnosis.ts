import 'server-only';
import { getTranslations } from 'next-intl/server';
import { db } from '@/lib/db/client';
import { findEndedDiagnoses } from '@/lib/db/find-diagnoses';
import type { StoredDiagnosis } from '@/lib/db/find-diagnoses';
import { compareLooks } from '@/lib/diagnosis/compare-looks';
import { checkerIds } from '@/lib/diagnosis/checker';
import type { Checker, CheckerId } from '@/lib/diagnosis/checker';
import { conclude, wordConclusion } from '@/lib/diagnosis/conclude';
import type { DiagnosisFinding, FindingSeverity } from '@/lib/diagnosis/finding';
import { listStandingBlockers } from '@/lib/diagnosis/standing-blockers';
import type { Verdict } from '@/lib/diagnosis/verdict';
import { wordFinding } from '@/lib/diagnosis/word-finding';
import { getMonitor } from '@/lib/monitor/monitor';
import { toDisplayHost } from '@/lib/tls/display-host';
import { showForeignText } from '@/lib/tls/show-foreign-text';
import { readClock } from './read-clock';

/** A finding in the order that a worried person asks; the machine's words, a line each. */
export interface DiagnosisFindingView {
  key: string;
  severity: FindingSeverity;
  title: string;
  why: string;
  whatToDo: string;
  /** Names and addresses that it concerns. */
  about: string;
  technical: readonly string[];
}

/** What a checker has looked at, and a sentence about it. */
export interface CheckerLine {
  id: CheckerId;
  title: string;
  text: string;
}

export interface DiagnosisView {
  verdict: Verdict;
  /** The whole in one sentence, without a full stop. */
  sentence: string;
  /** The gravest first. */
  findings: readonly DiagnosisFindingView[];
  fine: readonly CheckerLine[];
  /** Those that could not look. */
  unseen: readonly CheckerLine[];
  notApplicable: readonly string[];
  /** Questions and answers of every checker, as a machine writes them. */
  traces: readonly { id: CheckerId; title: string; lines: readonly string[] }[];
}

const mostLines = 60;

export async function viewDiagnosis(diagnosis: StoredDiagnosis): Promise<DiagnosisView> {
  const [t, { locale, zone }] = await Promise.all([getTranslations('diagnosis'), readClock()]);
  const { reports, hostingId } = diagnosis;
  const conclusion = conclude(reports);
  const { verdict, findings, fine, unseen, notApplicable } = conclusion;
  const wordsOf = await readCheckerWords();
  return {
    verdict,
    sentence: wordConclusion(conclusion, locale, hostingId, zone),
    findings: await Promise.all(findings.map((finding, index) => viewFinding(finding, index, diagnosis))),
    fine: fine.map((id) => ({ id, ...wordsOf(id) })),
    unseen: unseen.map(({ checker, kind }) => ({ id: checker, title: wordsOf(checker).title, text: t(kind) })),
    notApplicable: notApplicable.map((id) => wordsOf(id).title),
    traces: reports
      .toSorted((a, b) => checkerIds.indexOf(a.checker) - checkerIds.indexOf(b.checker))
      .filter(({ trace }) => trace.length > 0)
      .map(({ checker, trace }) => ({ id: checker, title: wordsOf(checker).title, lines: showLines(trace) })),
  };
}

/** Title of a checker, and its sentence for when it found nothing. */
async function readCheckerWords(): Promise<(id: CheckerId) => { title: string; text: string }> {
  const { locale } = await readClock();
  const known = new Map<CheckerId, Checker>(getMonitor().checkers.map((checker) => [checker.id, checker]));
  return (id) => {
    const words = known.get(id)?.words;
    return { title: words?.title[locale] ?? id, text: words?.fine[locale] ?? '' };
  };
}

async function viewFinding(
  finding: DiagnosisFinding,
  index: number,
  { hostingId, reports }: StoredDiagnosis,
): Promise<DiagnosisFindingView> {
  const { locale, zone } = await readClock();
  const { name, hosts, addresses, detail, severity } = finding;
  const own = reports.filter((report) => report.findings.some((one) => one.name === name));
  const trace = own.flatMap((report) => report.trace);
  const aboutIt = trace.filter((line) => hosts.some((host) => line.includes(host)));
  const machine = [name, ...detail.split('\n').filter((line) => line !== '')].join(' · ');
  return {
    key: `${name}-${index}`,
    severity,
    ...wordFinding(finding, locale, hostingId, zone),
    about: [...hosts.map(toDisplayHost), ...addresses].map(showForeignText).join(locale === 'ja' ? '、' : ', '),
    technical: showLines([machine, ...(aboutIt.length > 0 ? aboutIt : trace)]),
  };
}

function showLines(lines: readonly string[]): string[] {
  return lines.slice(0, mostLines).map(showForeignText);
}

/** A checker while a diagnosis is under way: `running` until it has ended. */
export interface ProgressLine {
  id: CheckerId;
  title: string;
  state: 'running' | 'found' | 'fine' | 'unseen';
  /** What it came to; the titles of what it found. */
  texts: readonly string[];
}

export async function viewProgress({ reports, hostingId }: StoredDiagnosis): Promise<ProgressLine[]> {
  const [t, { locale, zone }, wordsOf] = await Promise.all([
    getTranslations('diagnosis'),
    readClock(),
    readCheckerWords(),
  ]);
  return getMonitor().checkers.map(({ id }): ProgressLine => {
    const { title, text } = wordsOf(id);
    const report = reports.find(({ checker }) => checker === id);
    if (!report) return { id, title, state: 'running', texts: [t('checking')] };
    if (report.kind === 'late' || report.kind === 'broken')
      return { id, title, state: 'unseen', texts: [t(report.kind)] };
    if (report.kind === 'not-applicable') return { id, title, state: 'fine', texts: [t('notApplicable')] };
    if (report.findings.length === 0) return { id, title, state: 'fine', texts: [text] };
    const found = conclude([report]).findings;
    return { id, title, state: 'found', texts: found.map((one) => wordFinding(one, locale, hostingId, zone).title) };
  });
}

/** The titles of what earlier looks found in the way, and no look has seen to be gone. */
export async function viewStandingBlockers(siteId: string): Promise<string[]> {
  const [{ locale, zone, now }, looks] = await Promise.all([readClock(), findEndedDiagnoses(db(), siteId)]);
  const hostingId = looks[0]?.hostingId ?? null;
  const titles = listStandingBlockers(looks, now).map((one) => wordFinding(one, locale, hostingId, zone).title);
  return [...new Set(titles)];
}

/** What is different from the look before, by the findings' titles. */
export interface DiagnosisChangeView {
  appeared: readonly string[];
  gone: readonly string[];
  /** How many are as they were. */
  same: number;
}

export async function viewDiagnosisChange(
  before: StoredDiagnosis,
  after: StoredDiagnosis,
): Promise<DiagnosisChangeView> {
  const { locale, zone } = await readClock();
  const { appeared, gone, same } = compareLooks(before.reports, after.reports);
  const title = ({ hostingId }: StoredDiagnosis) => {
    return (one: DiagnosisFinding): string => wordFinding(one, locale, hostingId, zone).title;
  };
  return { appeared: appeared.map(title(after)), gone: gone.map(title(before)), same };
}
