import { toDisplayName } from '@/lib/tls/display-name';

import { insertAuditEntry } from './audit';
import type { Actor } from './audit';
import type { AuditAct } from './audit-acts';
import { findEvent } from './events';
import { expectEvents } from './expect-events';
import { withdrawNotices } from './notices';
import type { Database, Transaction } from './open-database';
import type { SiteScope } from './site-scope';

/** Who answers, and which sites they may see. */
export interface Answerer {
  by: Actor;
  scope: SiteScope;
}

/** Somebody is at it: nothing is repeated any more. `false` when there is no such open event within the scope. */
export async function storeAcknowledged(
  db: Database,
  { by, scope }: Answerer,
  eventId: number,
  now: Date,
): Promise<boolean> {
  const data = { acknowledgedAt: now, acknowledgedBy: by.signature };
  return answer(db, { by, scope }, eventId, 'event-acknowledged', data, now);
}

/**
 * Nobody is at it after all: it goes on as if nobody had said so. A repeat that was taken back meanwhile is due again.
 * `false` when there is no such open event within the scope.
 */
export async function storeAcknowledgementTakenBack(
  db: Database,
  who: Answerer,
  eventId: number,
  now: Date,
): Promise<boolean> {
  const data = { acknowledgedAt: null, acknowledgedBy: null };
  return answer(db, who, eventId, 'event-taken-back', data, now);
}

/** Nothing is repeated before `until`. `false` when there is no such open event within the scope. */
export async function storeSnoozed(
  db: Database,
  who: Answerer,
  { eventId, until }: { eventId: number; until: Date },
  now: Date,
): Promise<boolean> {
  return answer(db, who, eventId, 'event-snoozed', { snoozedUntil: until }, now);
}

async function answer(
  db: Database,
  { by, scope }: Answerer,
  eventId: number,
  act: AuditAct,
  data: { acknowledgedAt: Date | null; acknowledgedBy: string | null } | { snoozedUntil: Date },
  now: Date,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const event = await findEvent(tx, scope, eventId);
    if (!event || event.closedAt !== null) return false;
    await tx.event.updateMany({ where: { id: eventId }, data });
    if (act === 'event-taken-back') await forgetWithdrawn(tx, eventId);
    else await withdrawNotices(tx, [eventId], ['reminder']);
    if (event.siteId !== null) await expectEvents(tx, [event.siteId], now);
    const { personId, signature: personName } = by;
    const details = { event: event.kind };
    const subject = await nameSubject(tx, event.siteId);
    await insertAuditEntry(tx, { personId, personName, act, ...subject, details }, now);
    return true;
  });
}

/** Each repeat is written once, ever: one that stands there as taken back would be in its own way. */
async function forgetWithdrawn(tx: Transaction, eventId: number): Promise<void> {
  await tx.notice.deleteMany({ where: { eventId, rule: 'reminder', state: 'withdrawn' } });
}

async function nameSubject(
  tx: Transaction,
  siteId: string | null,
): Promise<{ subjectId?: string; subjectName?: string }> {
  if (siteId === null) return {};
  const site = await tx.site.findUnique({ where: { id: siteId }, select: { displayHost: true, port: true } });
  return site ? { subjectId: siteId, subjectName: toDisplayName(site) } : {};
}
