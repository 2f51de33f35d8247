import type { OutageSite } from '@/lib/db/outage-sites';
import { eventLevels } from '@/lib/events/event-kinds';
import type { EventLevel } from '@/lib/events/event-kinds';
import type { NoticedEvent } from '@/lib/events/notice';
import type { Locale } from '@/lib/words/locale';

import { cutText } from './cut-text';
import { toEventData } from './event-data';
import { findSaying } from './event-words/find-saying';
import { listDetails } from './list-details';
import type { Message, MessageItem, MessageLink } from './message';
import { linkLabels, testMark, wordFooter } from './message-words';
import { levelOf, linkOf, tellEvent } from './tell-event';
import type { TellingTerms } from './tell-event';

export interface ComposeOptions extends TellingTerms {
  idempotencyKey: string;
  /** One = a message about it; more = a digest. At least one. */
  noticed: readonly NoticedEvent[];
  /** The origin under which the pages are served. */
  baseUrl: string;
  /** By the id of an outage: the sites that it speaks for. */
  outageSites?: ReadonlyMap<number, readonly OutageSite[]>;
  isTest?: boolean;
}

const longestSubject = 100;
const mostItems = 20;
const mostData = 200;

/** Puts what is to be told into words. */
export function composeMessage(options: ComposeOptions): Message {
  const { idempotencyKey, locale, now, baseUrl, isTest = false } = options;
  const noticed = options.noticed.toSorted(byUrgency);
  const items = noticed.slice(0, mostItems).map((one) => toItem(one, options));
  const [first] = noticed;
  const isSingle = noticed.length === 1;
  const { subject, lead } = first && isSingle ? wordOne(first, options) : wordDigest(noticed, locale);
  const marked = isTest ? testMark[locale] + subject : subject;
  return {
    idempotencyKey,
    locale,
    isTest,
    level: first ? levelOf(first) : 'information',
    subject: cutText(marked, longestSubject),
    lead,
    items,
    omitted: noticed.length - items.length,
    link: (isSingle ? items[0]?.link : undefined) ?? { label: linkLabels.board[locale], url: `${baseUrl}/` },
    footer: wordFooter(baseUrl, locale),
    data: {
      version: 1,
      type: isTest ? 'test' : 'notices',
      id: idempotencyKey,
      createdAt: now.toISOString(),
      test: isTest,
      text: `${marked}\n${lead}`,
      events: noticed.slice(0, mostData).map((one) => toEventData(one, options)),
      omittedEvents: Math.max(0, noticed.length - mostData),
    },
  };
}

/** The worst first, among equals what ends first. */
function byUrgency(a: NoticedEvent, b: NoticedEvent): number {
  const byLevel = eventLevels.indexOf(levelOf(b)) - eventLevels.indexOf(levelOf(a));
  return byLevel || endOf(a) - endOf(b) || a.event.eventId - b.event.eventId;
}

function endOf({ event }: NoticedEvent): number {
  return event.facts.certificate?.notAfter.getTime() ?? Number.MAX_SAFE_INTEGER;
}

function toItem(noticed: NoticedEvent, options: ComposeOptions): MessageItem {
  const { locale, baseUrl } = options;
  const telling = tellEvent(noticed, options);
  const saying = findSaying(noticed.event.kind, noticed.rule, noticed.event.outcome);
  return {
    level: levelOf(noticed),
    site: noticed.site ? telling.site : '',
    sentence: saying.sentence[locale](telling),
    act: saying.act[locale],
    details: listDetails(nameOutage(noticed, options), options),
    link: toLink(noticed, baseUrl, locale),
  };
}

/** The sites as they are now; those that were known when it began, when nothing else is. */
function nameOutage(noticed: NoticedEvent, { outageSites }: ComposeOptions): NoticedEvent {
  const siteNames = outageSites?.get(noticed.event.eventId)?.map(({ displayHost }) => displayHost) ?? [];
  if (siteNames.length === 0) return noticed;
  const { event } = noticed;
  return { ...noticed, event: { ...event, facts: { ...event.facts, siteNames } } };
}

function toLink(noticed: NoticedEvent, baseUrl: string, locale: Locale): MessageLink {
  const url = linkOf(noticed, baseUrl);
  if (url.endsWith('/recovery')) return { label: linkLabels.recovery[locale], url };
  if (noticed.site) return { label: linkLabels.site[locale], url };
  return { label: linkLabels[noticed.event.kind === 'outage' ? 'outage' : 'status'][locale], url };
}

function wordOne(noticed: NoticedEvent, options: ComposeOptions): Pick<Message, 'subject' | 'lead'> {
  const { locale, isTest = false } = options;
  const telling = tellEvent(noticed, options);
  const saying = findSaying(noticed.event.kind, noticed.rule, noticed.event.outcome);
  const headline = saying.headline[locale](telling);
  const room = longestSubject - headline.length - 2 - (isTest ? testMark[locale].length : 0);
  const name = telling.site || 'Kigen';
  const lead = [saying.sentence[locale](telling), saying.act[locale]].filter((part) => part !== '');
  return { subject: `${cutText(name, Math.max(room, 10))}: ${headline}`, lead: lead.join(locale === 'ja' ? '' : ' ') };
}

const wantsAct: ReadonlySet<EventLevel> = new Set(['action', 'urgent', 'blocked']);

function wordDigest(noticed: readonly NoticedEvent[], locale: Locale): Pick<Message, 'subject' | 'lead'> {
  const count = noticed.length;
  const acts = noticed.filter((one) => wantsAct.has(levelOf(one))).length;
  if (locale === 'ja') {
    const aside = acts > 0 ? `(要対応 ${acts}件)` : '';
    const rest = acts > 0 ? `うち${acts}件は対応が必要です。` : '急いで対応するものはありません。';
    return { subject: `${count}件のお知らせ${aside}`, lead: `${count}件のお知らせがあります。${rest}` };
  }
  const aside = acts > 0 ? ` (${acts} need${acts === 1 ? 's' : ''} you)` : '';
  const rest = acts > 0 ? `${acts} of them need${acts === 1 ? 's' : ''} you to act.` : 'None of them is in a hurry.';
  return { subject: `${count} notices${aside}`, lead: `There are ${count} notices. ${rest}` };
}
