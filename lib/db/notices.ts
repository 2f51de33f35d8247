import { createHash } from 'node:crypto';

import type { NoticeRule } from '@/lib/events/notice';
import type { SiteEvent } from '@/lib/events/site-event';

import { Prisma } from './generated/client';
import type { Transaction } from './open-database';

export interface NewNotice {
  eventId: number;
  channelId: string;
  rule: NoticeRule;
  /** Which of several reminders it is; '' for what is told once. */
  count: string;
  sendAfter: Date;
}

/**
 * Writes into the outbox what is not in it yet: each event, rule, count and channel is there once, ever. An end that was taken
 * back, since its event went on, waits again.
 */
export async function insertNotices(tx: Transaction, notices: readonly NewNotice[], now: Date): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map((notice) => {
    const { eventId, channelId, rule, sendAfter } = notice;
    return [noticeKey(notice), eventId, channelId, rule, now.getTime(), sendAfter.getTime()];
  });
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO "Notice" ("key", "eventId", "channelId", "rule", "createdAt", "sendAfter", "state")
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, 'waiting'
    FROM json_each(${JSON.stringify(rows)}) WHERE TRUE
    ON CONFLICT ("key") DO UPDATE SET "state" = 'waiting', "sendAfter" = excluded."sendAfter"
      WHERE "state" = 'withdrawn' AND "rule" = 'closed'`);
}

function noticeKey({ eventId, rule, count, channelId }: NewNotice): string {
  return createHash('sha256')
    .update(JSON.stringify([eventId, rule, count, channelId]))
    .digest('hex');
}

/** Takes back what waits about these events: they are over, or something else speaks for them over these channels. */
export async function withdrawNotices(
  tx: Transaction,
  eventIds: readonly number[],
  rules: readonly NoticeRule[],
  channelIds: readonly string[] | null = null,
): Promise<void> {
  if (eventIds.length === 0) return;
  const isOver =
    channelIds === null
      ? Prisma.sql`TRUE`
      : Prisma.sql`"channelId" IN (SELECT "value" FROM json_each(${JSON.stringify(channelIds)}))`;
  await tx.$executeRaw(Prisma.sql`
    UPDATE "Notice" SET "state" = 'withdrawn'
    WHERE "state" = 'waiting' AND "rule" IN (SELECT "value" FROM json_each(${JSON.stringify(rules)}))
      AND "eventId" IN (SELECT "value" FROM json_each(${JSON.stringify(eventIds)})) AND ${isOver}`);
}

/** An event goes on whose opening was taken back before it was told: now it is told after all. */
export async function restoreNotices(tx: Transaction, eventIds: readonly number[], sendAfter: Date): Promise<void> {
  if (eventIds.length === 0) return;
  await tx.$executeRaw(Prisma.sql`
    UPDATE "Notice" SET "state" = 'waiting', "sendAfter" = max("sendAfter", ${sendAfter.getTime()})
    WHERE "state" = 'withdrawn' AND "rule" = 'opened'
      AND "eventId" IN (SELECT "value" FROM json_each(${JSON.stringify(eventIds)}))`);
}

/** The channels over which events were told, or are about to be. */
export async function listToldChannels(
  tx: Transaction,
  eventIds: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  if (eventIds.length === 0) return new Map();
  const rows = await tx.notice.findMany({
    where: {
      eventId: { in: [...eventIds] },
      state: { in: ['waiting', 'taken'] },
      rule: { in: ['opened', 'reminder'] },
    },
    distinct: ['eventId', 'channelId'],
    select: { eventId: true, channelId: true },
  });
  const told = new Map<number, string[]>();
  for (const { eventId, channelId } of rows) told.set(eventId, [...(told.get(eventId) ?? []), channelId]);
  return told;
}

/**
 * Takes back the ends of these events that wait, in a message that did not get through as well: they were not over after all.
 */
export async function withdrawEnds(tx: Transaction, eventIds: readonly number[]): Promise<void> {
  if (eventIds.length === 0) return;
  await tx.$executeRaw(Prisma.sql`
    UPDATE "Notice" SET "state" = 'withdrawn'
    WHERE "rule" = 'closed' AND "eventId" IN (SELECT "value" FROM json_each(${JSON.stringify(eventIds)}))
      AND ("state" = 'waiting' OR "state" = 'taken' AND EXISTS (SELECT 1 FROM "Delivery" AS d
        WHERE d."id" = "Notice"."deliveryId" AND d."state" = 'waiting' AND d."leaseToken" IS NULL))`);
}

/**
 * Of these events, the ids of those whose end has left, or that of the event that spoke for them is to leave. What stands in
 * a message that did not get through was told to nobody.
 */
export async function listToldOver(tx: Transaction, events: readonly SiteEvent[]): Promise<ReadonlySet<number>> {
  const parentIds = events.flatMap(({ parentId }) => (parentId === null ? [] : [parentId]));
  const ids = [...new Set([...events.map(({ eventId }) => eventId), ...parentIds])];
  if (ids.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ id: number | bigint; hasLeft: number | bigint }[]>(Prisma.sql`
    SELECT n."eventId" AS "id", max(d."id" IS NULL OR d."state" = 'sent' OR d."leaseToken" IS NOT NULL) AS "hasLeft"
    FROM json_each(${JSON.stringify(ids)}) AS one
      CROSS JOIN "Notice" AS n ON n."eventId" = one."value" AND n."rule" = 'closed' AND n."state" = 'taken'
      LEFT JOIN "Delivery" AS d ON d."id" = n."deliveryId"
    GROUP BY n."eventId"`);
  const planned = new Set(rows.map(({ id }) => Number(id)));
  const left = new Set(rows.filter(({ hasLeft }) => Number(hasLeft) > 0).map(({ id }) => Number(id)));
  const isOver = ({ eventId, parentId }: SiteEvent) =>
    left.has(eventId) || (parentId !== null && planned.has(parentId));
  return new Set(events.filter(isOver).map(({ eventId }) => eventId));
}
