import { eventKinds } from '@/lib/events/event-kinds';
import type { EventKind } from '@/lib/events/event-kinds';
import { noticeRules } from '@/lib/events/notice';
import type { NoticedEvent, NoticeRule } from '@/lib/events/notice';
import type { EventCertificate, EventFacts } from '@/lib/events/site-event';

const dayMs = 24 * 60 * 60 * 1000;

/** The instant at which the messages of the tests are composed: 21:00 on 22 November in Tokyo. */
export const noticedAt = new Date('2026-11-22T12:00:00Z');
/** 18 days later: 1:00 on 11 December in Tokyo. */
export const noticedEnd = new Date('2026-12-10T16:00:00Z');
export const noticedDays = 18;

export const wholeFacts: EventFacts = {
  host: 'example.jp',
  port: 443,
  problems: ['expired'],
  certificate: certificate('AA', noticedEnd),
  previous: certificate('BB', new Date('2026-11-01T16:00:00Z')),
  aspects: ['issuer', 'key', 'names', 'not-due'],
  usual: { basis: 'own', daysLeft: 30, dueAt: new Date(noticedEnd.getTime() - 30 * dayMs), learnedFrom: 3 },
  since: new Date('2026-11-22T09:00:00Z'),
  place: '192.0.2.10',
  siteCount: 12,
  siteNames: ['example.jp', 'example.com'],
  cause: 'network',
  recoveryId: 'r1',
  startsAt: new Date('2026-11-23T16:00:00Z'),
};

const factsOf: Readonly<Record<EventKind, readonly (keyof EventFacts)[]>> = {
  'renewal-due': ['host', 'port', 'certificate', 'usual'],
  'renewal-overdue': ['host', 'port', 'certificate', 'usual'],
  urgent: ['host', 'port', 'certificate', 'usual'],
  blocked: ['host', 'port', 'certificate', 'problems', 'since'],
  problem: ['host', 'port', 'certificate', 'problems'],
  unreachable: ['host', 'port', 'certificate', 'problems', 'since'],
  outage: ['problems', 'since', 'place', 'siteCount', 'siteNames'],
  renewed: ['host', 'port', 'certificate', 'previous'],
  'certificate-changed': ['host', 'port', 'certificate', 'previous', 'aspects'],
  offline: ['since', 'cause'],
  'recovery-on-ready': ['host', 'port', 'certificate', 'recoveryId'],
  'recovery-proved': ['host', 'port', 'certificate', 'previous', 'recoveryId'],
  'recovery-planned': ['host', 'port', 'certificate', 'recoveryId', 'startsAt'],
};

/** An event with the facts of its kind, about example.jp unless it is about the watch or many sites. */
export function buildNoticed(
  kind: EventKind,
  rule: NoticeRule = 'opened',
  { name = 'example.jp', eventId = 1, facts = {} }: { name?: string; eventId?: number; facts?: EventFacts } = {},
): NoticedEvent {
  const isOfWatch = kind === 'outage' || kind === 'offline';
  const own = Object.fromEntries(factsOf[kind].map((fact) => [fact, wholeFacts[fact]])) as EventFacts;
  const isOver = rule === 'closed';
  const endsByRenewal = ['renewal-due', 'renewal-overdue', 'urgent'].includes(kind);
  return {
    rule,
    event: {
      eventId,
      key: `key-${eventId}`,
      kind,
      siteId: isOfWatch ? null : 's1',
      endpointId: null,
      parentId: null,
      openedAt: new Date('2026-11-22T09:00:00Z'),
      closedAt: isOver ? noticedAt : null,
      outcome: isOver ? (endsByRenewal ? 'renewed' : 'recovered') : null,
      facts: { ...own, ...(isOver && endsByRenewal ? { previous: wholeFacts.previous } : {}), ...facts },
      acknowledgedAt: null,
      acknowledgedBy: null,
      snoozedUntil: null,
    },
    site: isOfWatch ? null : { siteId: 's1', host: 'example.jp', port: 443, displayHost: name, tags: [] },
  };
}

/** Every kind of event by every rule that it has. */
export function listEveryNotice(): { kind: EventKind; rule: NoticeRule }[] {
  return (Object.keys(eventKinds) as EventKind[]).flatMap((kind) =>
    noticeRules.filter((rule) => rule === 'opened' || eventKinds[kind].lasts).map((rule) => ({ kind, rule })),
  );
}

function certificate(letter: string, notAfter: Date): EventCertificate {
  return {
    fingerprint256: Array.from({ length: 32 }, () => letter).join(':'),
    notBefore: new Date(notAfter.getTime() - 90 * dayMs),
    notAfter,
    issuer: "C=US, O=Let's Encrypt, CN=YR1",
    keyType: 'ECDSA P-256',
    names: ['example.jp', 'www.example.jp'],
  };
}
