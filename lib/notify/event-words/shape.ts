import type { NoticeRule } from '@/lib/events/notice';
import type { EventFacts, SiteEvent } from '@/lib/events/site-event';
import type { Locale, Words } from '@/lib/words/locale';

/** What a sentence about an event is made of, in the language that it is worded in. Foreign text is harmless and cut. */
export interface Telling {
  rule: NoticeRule;
  event: SiteEvent;
  facts: EventFacts;
  /** The site as people know it; what the sites share; '' when neither is known. */
  site: string;
  /** 「あと18日」; '' without a certificate. */
  left: string;
  /** 「あと18日(12月11日(金) 1:00 まで、日本時間)」; '' without a certificate. */
  countdown: string;
  /** What was found, the worst first: 「証明書の期限が切れています」; '' when nothing is named. */
  problem: string;
  /** What the worst problem's words advise; '' when nothing is named. */
  problemAct: string;
  /** How long it has lasted so far, or lasted in all; '' when it is not known since when. */
  lasted: string;
  date: (instant: Date) => string;
  /** With the time of the day, and the zone. */
  moment: (instant: Date) => string;
}

export type Say = Readonly<Record<Locale, (telling: Telling) => string>>;

/** How one moment of an event is told. */
export interface EventSaying {
  /** Short and without the site, for a subject: 「自動更新が遅れています」. */
  headline: Say;
  /** Whole sentences with the site. */
  sentence: Say;
  /** What to do; '' when nothing is. */
  act: Words;
}

/** The words of one kind of event. Only what lasts has the other two. */
export interface EventWords {
  opened: EventSaying;
  reminder?: EventSaying;
  closed?: EventSaying;
}

export const nothingToDo: Words = { ja: '', en: '' };

/** 「(あと18日)」, or nothing. */
export function aside(text: string, locale: Locale): string {
  if (text === '') return '';
  return locale === 'ja' ? `(${text})` : ` (${text})`;
}

/** A sentence after another one, or nothing. */
export function next(text: string, locale: Locale): string {
  if (text === '') return '';
  return locale === 'ja' ? `${text}。` : ` ${text}.`;
}
