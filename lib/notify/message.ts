import type { EventKind, EventLevel } from '@/lib/events/event-kinds';
import type { NoticeRule } from '@/lib/events/notice';
import type { Locale } from '@/lib/words/locale';

/** What is sent: sentences ready for people, and the same as data. A channel only gives it its form. Texts are never markup. */
export interface Message {
  /** UUID: the same when the same message is sent again. */
  idempotencyKey: string;
  locale: Locale;
  /** A trial message: it says so first, whatever the channel. */
  isTest: boolean;
  /** The worst among its items. */
  level: EventLevel;
  /** One line, at most 100 characters: a subject, or the first line. */
  subject: string;
  /** One or two sentences: what is the matter and what to do. */
  lead: string;
  items: readonly MessageItem[];
  /** How many further events are meant that are not among the items. */
  omitted: number;
  /** The page that the message is about. */
  link: MessageLink;
  /** Who says this, and where that is changed. One line. */
  footer: string;
  data: MessageData;
  /** Of a channel's several recipients only these are left: the others have it. */
  onlyTo?: readonly string[];
}

export interface MessageLink {
  label: string;
  url: string;
}

/** One event. */
export interface MessageItem {
  level: EventLevel;
  /** The site as people know it; '' for the watch itself. */
  site: string;
  /** 「example.jp の自動更新が遅れています。あと18日(12月10日まで)」 */
  sentence: string;
  /** What to do; '' when nothing is. */
  act: string;
  details: readonly { label: string; value: string }[];
  link: MessageLink;
}

/** The documented payload of webhooks, version 1 (docs/webhook.md). Instants are ISO 8601 in UTC, names ASCII. */
export interface MessageData {
  version: 1;
  /** `test` a trial message · `weekly` that the watch goes on. Neither has events. */
  type: 'notices' | 'test' | 'weekly';
  id: string;
  /** ISO 8601 */
  createdAt: string;
  test: boolean;
  /** The subject and the lead, in the channel's language, for whoever only passes them on. */
  text: string;
  /** The worst first, at most 200. */
  events: readonly EventData[];
  /** How many further ones there are. */
  omittedEvents: number;
}

export interface SiteData {
  id: string;
  host: string;
  port: number;
  name: string;
}

export interface EventData {
  /** The same for every notice of one event. */
  eventId: number;
  kind: EventKind;
  rule: NoticeRule;
  level: EventLevel;
  site: SiteData | null;
  /** Of an outage the sites that it speaks for, at most 200; else null. */
  sites: readonly SiteData[] | null;
  /** How many further ones there are. */
  omittedSites: number;
  openedAt: string;
  closedAt: string | null;
  outcome: string | null;
  /** Of the certificate that counts. */
  notBefore: string | null;
  notAfter: string | null;
  daysLeft: number | null;
  problems: readonly string[];
  url: string;
}
