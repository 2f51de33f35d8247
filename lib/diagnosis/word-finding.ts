import { findHosting } from '@/lib/hosting/find-hosting';
import { toDisplayHost } from '@/lib/tls/display-host';
import { showForeignText } from '@/lib/tls/show-foreign-text';
import type { Locale, Words } from '@/lib/words/locale';
import { timePhrases } from '@/lib/words/time-phrases';
import { readWallClock } from '@/lib/words/wall-clock';

import { findingKinds } from './finding-kinds';
import type { Found } from './finding';

/** A finding in the words of a language, without braces. */
export interface WordedFinding {
  title: string;
  why: string;
  whatToDo: string;
}

const mostListed = 4;
const longestValue = 200;
/** As `Date.toISOString` writes it. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const listWords = { separator: { ja: '、', en: ', ' }, more: { ja: ' ほか{count}件', en: ' and {count} more' } };
const someHost: Words = { ja: 'サーバー会社', en: 'your host' };
const wholeSite: Words = { ja: 'このサイト', en: 'this site' };

/**
 * @param hostingId one of lib/hosting/hosting.ts; null = not recognised
 * @param zone the reader's, as IANA names it; without one instants are told in UTC, and say so
 */
export function wordFinding(one: Found, locale: Locale, hostingId: string | null, zone = 'UTC'): WordedFinding {
  const { title, why, whatToDo } = findingKinds[one.name].words;
  const hosting = hostingId === null || hostingId === 'generic' ? null : findHosting(hostingId);
  const values: Readonly<Record<string, string>> = {
    ...Object.fromEntries(Object.entries(one.values).map(([key, text]) => [key, wordValue(text, locale, zone)])),
    names: one.hosts.length > 0 ? joinList(one.hosts.map(toDisplayHost), locale) : wholeSite[locale],
    addresses: joinList(one.addresses, locale),
    host: (hosting?.name ?? someHost)[locale],
  };
  const fill = (words: Words): string => words[locale].replace(/\{(\w+)\}/g, (_all, key: string) => values[key] ?? '');
  return { title: fill(title), why: fill(why), whatToDo: fill(whatToDo) };
}

/** One value of a finding: an instant in the reader's zone, any other text drawn as text. */
export function wordValue(text: string, locale: Locale, zone: string): string {
  // Text from outside may look like an instant and be none.
  if (!instant.test(text) || Number.isNaN(Date.parse(text))) return showValue(text);
  const phrases = timePhrases[locale];
  const clock = readWallClock(new Date(text), zone);
  const moment = phrases.moment(phrases.date(clock, true), phrases.time(clock));
  return zone === 'UTC' ? `${moment} (UTC)` : moment;
}

function showValue(text: string): string {
  const shown = showForeignText(text);
  return shown.length > longestValue ? `${shown.slice(0, longestValue)}…` : shown;
}

function joinList(items: readonly string[], locale: Locale): string {
  const listed = items.slice(0, mostListed).map(showValue).join(listWords.separator[locale]);
  const rest = items.length - mostListed;
  return rest > 0 ? listed + listWords.more[locale].replace('{count}', String(rest)) : listed;
}
