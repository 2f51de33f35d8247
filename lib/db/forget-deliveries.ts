import { Prisma } from './generated/client';
import type { Database } from './open-database';

const chunkSize = 1000;

/**
 * Forgets what was told before `before`: messages that left, were taken back, or were given up and seen as such, and the
 * notices of events that have been over since before then. An event that lasts keeps its notices, by which it is known what
 * was told, and what nobody has seen is kept until somebody does. In chunks, so that nobody waits long behind it.
 */
export async function forgetDeliveries(db: Database, before: Date): Promise<void> {
  while ((await forgetChunk(db, before)) === chunkSize);
  let after: number | null = 0;
  while (after !== null) after = await forgetNotices(db, before, after);
}

/** `nextAttemptAt` is in the index, and is later than the message itself. */
function forgetChunk(db: Database, before: Date): Promise<number> {
  return db.$executeRaw(Prisma.sql`
    DELETE FROM "Delivery" WHERE rowid IN (
      SELECT rowid FROM "Delivery" WHERE "state" IN ('sent', 'withdrawn', 'dead') AND "nextAttemptAt" < ${before.getTime()}
        AND ("state" <> 'dead' OR "dismissedAt" IS NOT NULL OR "purpose" = 'test') LIMIT ${chunkSize})`);
}

/** Notices are numbered as they come: the first that is young ends the search. @returns where to go on; null = at the end */
async function forgetNotices(db: Database, before: Date, after: number): Promise<number | null> {
  const rows = await db.notice.findMany({
    where: { id: { gt: after } },
    orderBy: { id: 'asc' },
    take: chunkSize,
    select: { id: true, createdAt: true, state: true, deliveryId: true, event: { select: { closedAt: true } } },
  });
  const old = rows.filter(({ createdAt }) => createdAt < before);
  const isOver = ({ state, deliveryId, event: { closedAt } }: (typeof rows)[number]): boolean =>
    state !== 'waiting' && deliveryId === null && closedAt !== null && closedAt < before;
  const ids = old.filter(isOver).map(({ id }) => id);
  if (ids.length > 0) await db.notice.deleteMany({ where: { id: { in: ids } } });
  return old.length === chunkSize ? (rows.at(-1)?.id ?? null) : null;
}
