import type { UrgencyPolicy, UrgencyWindow } from '@/lib/tls/lifetime';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';

import { eventKindNames, eventKinds } from './event-kinds';
import type { EventKind } from './event-kinds';

/** When before the end something is told: at a share (0–1) of the certificate's life, or so many days. */
export type LeadTime = { unit: 'share'; share: number } | { unit: 'days'; days: number };

/** Which of the steps before the end may have a lead time of its own. */
export const leadKinds = ['renewal-due', 'renewal-overdue', 'urgent'] as const;
export type LeadKind = (typeof leadKinds)[number];

/** Hours of the day in which only what cannot wait is told. From later than until goes over midnight. */
export interface QuietHours {
  /** "22:00" */
  from: string;
  until: string;
}

/** What the owner wants to be told, and when: for all sites, for those with a tag, or for one. */
export interface NoticePolicy {
  told: Readonly<Record<EventKind, boolean>>;
  /** null = as the board's statuses have it (docs/decisions/0003). */
  lead: Readonly<Record<LeadKind, LeadTime | null>>;
  /** How often what lasts is told again, in whole days; null = never. The first is `after` the opening notice. */
  remindDays: Readonly<Partial<Record<EventKind, number | null>>>;
  quiet: QuietHours | null;
  /** IANA name of the zone in which the quiet hours are meant, and times are told. */
  zone: string;
}

/** More than so many at once over one channel become one message. */
export const mostSingleNotices = 3;

export const defaultNoticePolicy: NoticePolicy = {
  told: Object.fromEntries(eventKindNames.map((kind) => [kind, eventKinds[kind].isToldByDefault])) as Record<
    EventKind,
    boolean
  >,
  lead: { 'renewal-due': null, 'renewal-overdue': null, urgent: null },
  remindDays: { 'renewal-overdue': 3, urgent: 1, blocked: 1, problem: 3, unreachable: 1, outage: 1 },
  quiet: { from: '22:00', until: '07:00' },
  zone: 'Asia/Tokyo',
};

/** The windows before the end in which the three steps begin. */
export function leadWindows({ lead }: Pick<NoticePolicy, 'lead'>): UrgencyPolicy {
  return {
    watching: toWindow(lead['renewal-due'], defaultUrgencyPolicy.watching),
    action: toWindow(lead['renewal-overdue'], defaultUrgencyPolicy.action),
    urgent: toWindow(lead.urgent, defaultUrgencyPolicy.urgent),
  };
}

const dayMs = 24 * 60 * 60 * 1000;

function toWindow(lead: LeadTime | null, usual: UrgencyWindow): UrgencyWindow {
  if (lead === null) return usual;
  return lead.unit === 'share' ? { share: lead.share, capMs: Infinity } : { share: 1, capMs: lead.days * dayMs };
}

/** What a policy is for. */
export type PolicyTarget = { kind: 'all' } | { kind: 'tag'; tagId: string } | { kind: 'site'; siteId: string };

/** As the database and forms write it. */
export function writeTarget(target: PolicyTarget): string {
  if (target.kind === 'all') return 'all';
  return target.kind === 'tag' ? `tag:${target.tagId}` : `site:${target.siteId}`;
}

/** null when it is no target. */
export function readTargetText(text: string): PolicyTarget | null {
  if (text === 'all') return { kind: 'all' };
  const [, kind, id = ''] = /^(tag|site):([\w-]{1,64})$/.exec(text) ?? [];
  if (id === '') return null;
  return kind === 'tag' ? { kind: 'tag', tagId: id } : { kind: 'site', siteId: id };
}
