import { toDisplayHost } from '@/lib/tls/display-host';
import type { ProblemName } from '@/lib/tls/problem';
import { problemWords } from '@/lib/tls/problem-words';
import { showForeignText } from '@/lib/tls/show-foreign-text';
import { timePhrases } from '@/lib/words/time-phrases';
import type { Locale } from '@/lib/words/locale';
import { readWallClock } from '@/lib/words/wall-clock';

/** Everything that a letter to a host's support states. Only what was seen or done. */
export interface LetterFacts {
  /** As the host calls itself; null = not known. */
  hostName: string | null;
  /** ASCII. */
  host: string;
  certificate: { serial: string; notBefore: Date; notAfter: Date } | null;
  /** When it is normally renewed; null = not known, or not late. */
  lateSince: Date | null;
  /** What was found, the worst first: what visitors meet now, and what only a look from outside shows. */
  problems: readonly ProblemName[];
  /** What a look for the reasons has found, in one sentence each without a full stop; null = nobody looked. */
  diagnosis: { at: Date; findings: readonly string[] } | null;
  /** What the owner has tried, the oldest first. */
  attempts: readonly LetterAttempt[];
  now: Date;
  /** IANA name: in whose time the letter tells. */
  zone: string;
}

export interface LetterAttempt {
  at: Date;
  /** What was done, and what was seen of it from outside: one sentence each. */
  events: readonly { at: Date; text: string }[];
  /** How it ended; null = it is running. */
  end: string | null;
}

export interface Letter {
  subject: string;
  body: string;
}

const mostEvents = 12;
const mostProblems = 4;

/**
 * A polite letter to a host's support, filled with what is known; what only the owner knows is left in brackets.
 *
 * @param isAnswer it answers a mail of theirs, which has told the subject
 */
export function writeLetter(facts: LetterFacts, locale: Locale, isAnswer = false): Letter {
  const parts = locale === 'ja' ? japanese(facts, isAnswer) : english(facts, isAnswer);
  const body = parts.filter((part) => part !== null).join('\n');
  return { subject: subjectOf(facts, locale, isAnswer), body: `${body}\n` };
}

function subjectOf({ host }: LetterFacts, locale: Locale, isAnswer: boolean): string {
  const name = toDisplayHost(host);
  const subject = {
    ja: `SSL証明書の自動更新について(${name})`,
    en: `Automatic renewal of the certificate of ${name}`,
  }[locale];
  return isAnswer ? `Re: ${subject}` : subject;
}

function japanese(facts: LetterFacts, isAnswer: boolean): (string | null)[] {
  const { hostName, host, certificate, lateSince, problems, diagnosis, attempts } = facts;
  const at = (instant: Date) => sayInstant(instant, facts.zone, 'ja');
  return [
    `${hostName ?? 'サーバー会社'} サポートご担当者様`,
    '',
    isAnswer
      ? 'お知らせのメールをいただき、ありがとうございます。下記のサイトについて、確認をお願いいたします。'
      : 'いつもお世話になっております。下記のサイトのSSL証明書が自動更新されていないようです。お手数ですが、ご確認をお願いいたします。',
    '',
    `■ ドメイン:${spell(host)}`,
    '■ アカウント:【ここにアカウント名を入れてください】',
    certificate && `■ いまの証明書:${at(certificate.notBefore)} 発行、${at(certificate.notAfter)} まで`,
    certificate && `■ シリアル番号:${showForeignText(certificate.serial)}`,
    lateSince && `■ ふだんの更新時期:${at(lateSince)} ごろ(いまも更新されていません)`,
    ...section('■ 見に来た人の様子', nameProblems(problems.filter(isMet), 'ja')),
    ...section('■ 外から見て気づいたこと', nameProblems(problems.filter(isNoticed), 'ja')),
    ...(diagnosis
      ? section(
          `■ 外から調べた結果(${at(diagnosis.at)})`,
          listFindings(diagnosis.findings, '妨げになるものは見つかりませんでした'),
        )
      : []),
    ...attempts.flatMap((attempt) =>
      section(`■ 試したこと(${at(attempt.at)})`, [...tellEvents(attempt, at), attempt.end]),
    ),
    '',
    '■ お願いしたいこと',
    '・自動更新が止まっている原因の確認',
    '・必要な設定や操作があれば、その手順',
    '',
    `(日時はすべて ${facts.zone} です。${at(facts.now)} 時点)`,
    '',
    '【お名前】',
  ];
}

function english(facts: LetterFacts, isAnswer: boolean): (string | null)[] {
  const { hostName, host, certificate, lateSince, problems, diagnosis, attempts } = facts;
  const at = (instant: Date) => sayInstant(instant, facts.zone, 'en');
  return [
    `Dear ${hostName ?? 'hosting'} support team,`,
    '',
    isAnswer
      ? 'Thank you for your mail. Could you please look into the site below?'
      : 'the certificate of the site below does not seem to be renewed automatically. Could you please look into it?',
    '',
    `Domain: ${spell(host)}`,
    'Account: [your account name]',
    certificate && `Certificate now: issued ${at(certificate.notBefore)}, valid until ${at(certificate.notAfter)}`,
    certificate && `Serial number: ${showForeignText(certificate.serial)}`,
    lateSince && `Usually renewed about: ${at(lateSince)} (it still is not)`,
    ...section('What visitors meet:', nameProblems(problems.filter(isMet), 'en')),
    ...section('What was noticed from outside:', nameProblems(problems.filter(isNoticed), 'en')),
    ...(diagnosis
      ? section(
          `What was found from outside (${at(diagnosis.at)}):`,
          listFindings(diagnosis.findings, 'Nothing that would hinder it'),
        )
      : []),
    ...attempts.flatMap((attempt) =>
      section(`What I tried (${at(attempt.at)}):`, [...tellEvents(attempt, at), attempt.end]),
    ),
    '',
    'What I would like to ask:',
    '- Why has the automatic renewal stopped?',
    '- Is there anything that I should set or do?',
    '',
    `(All times are in ${facts.zone}; as of ${at(facts.now)}.)`,
    '',
    '[your name]',
  ];
}

/** Visitors meet nothing of these: the site still opens as ever. */
const unseen: ReadonlySet<ProblemName> = new Set(['expiring', 'renewal-overdue', 'chain-expiring', 'addresses-differ']);
/** Why this monitor could not look is no matter of the host's. */
const ownTroubles: ReadonlySet<ProblemName> = new Set(['offline', 'address-blocked']);

function isMet(name: ProblemName): boolean {
  return !unseen.has(name) && !ownTroubles.has(name);
}

function isNoticed(name: ProblemName): boolean {
  return unseen.has(name);
}

function nameProblems(names: readonly ProblemName[], locale: Locale): string[] {
  return names.slice(0, mostProblems).map((name) => problemWords[name].title[locale]);
}

/** Nothing without lines, else a blank line, the title, and the lines. */
function section(title: string, lines: readonly (string | null)[]): string[] {
  const there = lines.filter((line) => line !== null && line !== '');
  return there.length === 0 ? [] : ['', title, ...there.map((line) => `・${line}`)];
}

function listFindings(findings: readonly string[], none: string): readonly string[] {
  return findings.length === 0 ? [none] : findings;
}

/** The last ones are those that matter. */
function tellEvents({ events }: LetterAttempt, at: (instant: Date) => string): string[] {
  return events.slice(-mostEvents).map((event) => `${at(event.at)} ${event.text}`);
}

/** A support team needs the ASCII form as well. */
function spell(host: string): string {
  const shown = toDisplayHost(host);
  return shown === host ? host : `${shown} (${host})`;
}

function sayInstant(instant: Date, zone: string, locale: Locale): string {
  const phrases = timePhrases[locale];
  const clock = readWallClock(instant, zone);
  return phrases.moment(phrases.date(clock, true), phrases.time(clock));
}
