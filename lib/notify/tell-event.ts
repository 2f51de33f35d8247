import { eventKinds } from '@/lib/events/event-kinds';
import type { EventLevel } from '@/lib/events/event-kinds';
import type { NoticedEvent } from '@/lib/events/notice';
import { toDisplayName } from '@/lib/tls/display-name';
import { problemWords } from '@/lib/tls/problem-words';
import { showForeignText } from '@/lib/tls/show-foreign-text';
import type { Locale } from '@/lib/words/locale';
import { wordFullCountdown, wordFullInstant } from '@/lib/words/full-time';
import { wordCountdown, wordDate, wordDuration } from '@/lib/words/time';

import { cutText } from './cut-text';
import type { Telling } from './event-words/shape';

/** In which language and zone, and when it is told. */
export interface TellingTerms {
  locale: Locale;
  /** IANA name. */
  zone: string;
  now: Date;
}

/** No name of a message is longer: a name can fill it, and what is done about it would be cut away. */
export const longestName = 100;

/** Prepares what the sentences about an event are made of. */
export function tellEvent(noticed: NoticedEvent, terms: TellingTerms): Telling {
  const { locale, zone, now } = terms;
  const { rule, event } = noticed;
  const { facts } = event;
  const [worst] = facts.problems ?? [];
  return {
    rule,
    event,
    facts,
    site: nameSite(noticed),
    left: facts.certificate ? wordCountdown(facts.certificate, now, zone, locale).left : '',
    countdown: facts.certificate ? wordFullCountdown(facts.certificate, now, zone, locale) : '',
    problem: worst ? problemWords[worst].title[locale] : '',
    problemAct: worst ? problemWords[worst].whatToDo[locale] : '',
    lasted: wordDuration((event.closedAt ?? now).getTime() - (facts.since ?? event.openedAt).getTime(), locale),
    date: (instant) => wordDate(instant, now, zone, locale),
    moment: (instant) => wordFullInstant(instant, now, zone, locale),
  };
}

/** The site for the eye, or what many sites share. */
export function nameSite({ site, event }: NoticedEvent): string {
  return showName(site ? toDisplayName(site) : (event.facts.place ?? ''));
}

export function showName(name: string): string {
  return cutText(showForeignText(name.slice(0, 4 * longestName)), longestName);
}

const stillOpen: ReadonlySet<string | null> = new Set(['dropped', 'worsened']);

/** How much it matters now: an event that is over is good news, unless it only made way. */
export function levelOf({ rule, event }: NoticedEvent): EventLevel {
  if (rule !== 'closed') return eventKinds[event.kind].level;
  return stillOpen.has(event.outcome) ? 'information' : 'good';
}

/** The page that helps with it. */
export function linkOf({ site, event }: NoticedEvent, baseUrl: string): string {
  if (site && event.kind.startsWith('recovery-')) return `${baseUrl}/sites/${site.siteId}/recovery`;
  if (site) return `${baseUrl}/sites/${site.siteId}`;
  // The board with the sites that it speaks for, and no others.
  if (event.kind === 'outage') return `${baseUrl}/?outage=${event.eventId}`;
  return event.kind === 'offline' ? `${baseUrl}/status` : `${baseUrl}/`;
}
