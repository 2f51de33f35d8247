import { Prisma } from './generated/client';
import type { Database } from './open-database';

const chunkSize = 1000;
const hourMs = 60 * 60 * 1000;
const spanMs = { hour: hourMs, day: 24 * hourMs } as const;

/**
 * Sums up by the hour the looks before `before` that found nothing new, and deletes them; those which found a change are
 * kept for ever. In chunks, so that nobody waits long behind it, and a chunk's sums and its deletion are one transaction:
 * whenever it is interrupted, no look is lost or counted twice.
 *
 * @returns how many looks
 */
export async function rollUpChecks(db: Database, before: Date): Promise<number> {
  return inChunks(() =>
    db.$transaction(async (tx) => {
      const where = { changed: false, startedAt: { lt: before } };
      const rows = await tx.check.findMany({ where, take: chunkSize, select: { id: true } });
      if (rows.length === 0) return 0;
      const ids = rows.map(({ id }) => id);
      await tx.$executeRaw(Prisma.sql`
        INSERT INTO "CheckRollup" ("endpointId", "span", "startAt", "looks", "failures", "sumMs", "longestMs")
        SELECT "endpointId", 'hour', "startedAt" - "startedAt" % ${hourMs}, count(*),
          sum("severity" IS NOT NULL AND "severity" IN ('harming', 'unreachable', 'blocking')),
          sum("durationMs"), max("durationMs")
        FROM "Check" WHERE "id" IN (SELECT value FROM json_each(${JSON.stringify(ids)})) GROUP BY 1, 3
        ${addUp}`);
      return (await tx.check.deleteMany({ where: { id: { in: ids } } })).count;
    }),
  );
}

/** Sums up by the day the hours that began before `before`, in the same way. Returns how many hours. */
export async function rollUpHours(db: Database, before: Date): Promise<number> {
  return inChunks(() =>
    db.$transaction(async (tx) => {
      const chosen = Prisma.sql`
        SELECT rowid FROM "CheckRollup" INDEXED BY "CheckRollup_span_startAt_idx"
        WHERE "span" = 'hour' AND "startAt" < ${before.getTime()} ORDER BY "startAt", rowid LIMIT ${chunkSize}`;
      await tx.$executeRaw(Prisma.sql`
        INSERT INTO "CheckRollup" ("endpointId", "span", "startAt", "looks", "failures", "sumMs", "longestMs")
        SELECT "endpointId", 'day', "startAt" - "startAt" % ${spanMs.day}, sum("looks"), sum("failures"),
          sum("sumMs"), max("longestMs")
        FROM "CheckRollup" WHERE rowid IN (${chosen}) GROUP BY 1, 3
        ${addUp}`);
      return tx.$executeRaw(Prisma.sql`DELETE FROM "CheckRollup" WHERE rowid IN (${chosen})`);
    }),
  );
}

/** Forgets the days that began before `before`. Returns how many. */
export async function forgetDays(db: Database, before: Date): Promise<number> {
  return inChunks(() =>
    db.$executeRaw(Prisma.sql`
      DELETE FROM "CheckRollup" WHERE rowid IN (
        SELECT rowid FROM "CheckRollup" WHERE "span" = 'day' AND "startAt" < ${before.getTime()} LIMIT ${chunkSize})`),
  );
}

const addUp = Prisma.sql`
  ON CONFLICT ("endpointId", "span", "startAt") DO UPDATE SET
    "looks" = "looks" + excluded."looks", "failures" = "failures" + excluded."failures",
    "sumMs" = "sumMs" + excluded."sumMs", "longestMs" = max("longestMs", excluded."longestMs")`;

async function inChunks(chunk: () => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await chunk();
    total += count;
    if (count < chunkSize) return total;
  }
}
