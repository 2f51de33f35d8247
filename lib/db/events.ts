import { isEventKind } from '@/lib/events/event-kinds';
import type { EventKind } from '@/lib/events/event-kinds';
import type { EventFacts, EventOutcome, SiteEvent } from '@/lib/events/site-event';

import { Prisma } from './generated/client';
import type { Database, Transaction } from './open-database';
import { whereInScope } from './site-scope';
import type { SiteScope } from './site-scope';
import { readFacts, readOutcome, writeFacts } from './stored-facts';

type EventRow = Prisma.EventGetPayload<object>;

/** null for a kind that this version does not know. */
export function toSiteEvent({ id, kind, facts, outcome, ...rest }: EventRow): SiteEvent | null {
  if (!isEventKind(kind)) return null;
  return { eventId: id, kind, facts: readFacts(facts), outcome: readOutcome(outcome), ...rest };
}

export interface NewEvent {
  key: string;
  kind: EventKind;
  siteId: string | null;
  endpointId: string | null;
  facts: EventFacts;
  openedAt: Date;
  closedAt: Date | null;
  outcome: EventOutcome | null;
}

/** Stores events, each key once ever. @returns those that are new */
export async function insertEvents(tx: Transaction, events: readonly NewEvent[]): Promise<SiteEvent[]> {
  if (events.length === 0) return [];
  const rows = events.map(({ key, kind, siteId, endpointId, facts, openedAt, closedAt, outcome }) => [
    ...[key, kind, siteId, endpointId, openedAt.getTime(), closedAt?.getTime() ?? null, outcome, writeFacts(facts)],
  ]);
  const inserted = await tx.$queryRaw<{ id: number | bigint }[]>(Prisma.sql`
    INSERT INTO "Event" ("key", "kind", "siteId", "endpointId", "openedAt", "closedAt", "outcome", "facts")
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
    FROM json_each(${JSON.stringify(rows)}) WHERE TRUE
    ON CONFLICT ("key") DO NOTHING RETURNING "id"`);
  return findEvents(
    tx,
    inserted.map(({ id }) => Number(id)),
  );
}

export async function findEvents(db: Database | Transaction, eventIds: readonly number[]): Promise<SiteEvent[]> {
  if (eventIds.length === 0) return [];
  const rows = await db.event.findMany({ where: { id: { in: [...eventIds] } }, orderBy: { id: 'asc' } });
  return rows.map(toSiteEvent).filter((event) => event !== null);
}

export interface EventEnd {
  eventId: number;
  closedAt: Date;
  outcome: EventOutcome;
  facts: EventFacts;
}

/** Closes events. */
export async function endEvents(tx: Transaction, ends: readonly EventEnd[]): Promise<void> {
  if (ends.length === 0) return;
  const rows = ends.map(({ eventId, closedAt, outcome, facts }) => [
    ...[eventId, closedAt.getTime(), outcome, writeFacts(facts)],
  ]);
  await tx.$executeRaw(Prisma.sql`
    UPDATE "Event" SET "closedAt" = fresh.value ->> 1, "outcome" = fresh.value ->> 2, "facts" = fresh.value ->> 3
    FROM json_each(${JSON.stringify(rows)}) AS fresh WHERE "Event"."id" = fresh.value ->> 0`);
}

/**
 * Opens events again. Who was at it was at the time before, and an outage that is over speaks for nothing any more,
 * unless its end was told: then a new event takes the place of what came back, within the hour.
 *
 * @returns them as they are now
 */
export async function reopenEvents(tx: Transaction, eventIds: readonly number[]): Promise<SiteEvent[]> {
  if (eventIds.length === 0) return [];
  await tx.$executeRaw(Prisma.sql`
    UPDATE "Event" SET "closedAt" = NULL, "outcome" = NULL, "acknowledgedAt" = NULL, "acknowledgedBy" = NULL,
      "parentId" = (SELECT p."id" FROM "Event" AS p WHERE p."id" = "Event"."parentId" AND (p."closedAt" IS NULL
        OR EXISTS (SELECT 1 FROM "Notice" AS n WHERE n."eventId" = p."id" AND n."rule" = 'closed' AND n."state" = 'taken')))
    WHERE "id" IN (SELECT "value" FROM json_each(${JSON.stringify(eventIds)}))`);
  return findEvents(tx, eventIds);
}

/** What is known of a site, the newest first. */
export async function listSiteEvents(
  db: Database,
  scope: SiteScope,
  { siteId, limit }: { siteId: string; limit: number },
): Promise<SiteEvent[]> {
  const rows = await db.event.findMany({
    where: { siteId, site: { deletedAt: null, ...whereInScope(scope) } },
    orderBy: { id: 'desc' },
    take: limit,
  });
  return rows.map(toSiteEvent).filter((event) => event !== null);
}

/** An event that somebody with this scope may know of. */
export async function findEvent(
  db: Database | Transaction,
  scope: SiteScope,
  eventId: number,
): Promise<SiteEvent | null> {
  const ofSites = { site: { deletedAt: null, ...whereInScope(scope) } };
  const where = { id: eventId, ...(scope === null ? { OR: [{ siteId: null }, ofSites] } : ofSites) };
  const row = await db.event.findFirst({ where });
  return row && toSiteEvent(row);
}
