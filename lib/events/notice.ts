import type { SiteEvent } from './site-event';

/** Why an event is told: it has begun, it still holds, or it is over. */
export const noticeRules = ['opened', 'reminder', 'closed'] as const;
export type NoticeRule = (typeof noticeRules)[number];

/** An event with what a message says about its site. */
export interface NoticedEvent {
  rule: NoticeRule;
  event: SiteEvent;
  /** null = about the watch itself or about many sites. */
  site: NoticedSite | null;
}

export interface NoticedSite {
  siteId: string;
  /** ASCII, without "www.". */
  host: string;
  port: number;
  /** For the eye. */
  displayHost: string;
  tags: readonly string[];
}
