import { Prisma } from './generated/client';
import type { Database, Transaction } from './open-database';
import { deriveSiteColumns } from './site-columns';
import type { SiteColumns } from './site-columns';
import type { StatusRules } from './status-rules';
import { stateColumns, toEndpointState } from './update-site-status';

const chunkSize = 500;

/**
 * Derives anew every cached status whose time has run out, and those which were derived in what is now the future
 * (the clock was put back). In chunks, so that nobody waits long behind it.
 *
 * @returns how many sites were refreshed: normally none
 */
export async function refreshStatuses(db: Database, rules: StatusRules, now: Date): Promise<number> {
  let refreshed = 0;
  for (;;) {
    const count = await db.$transaction((tx) => refreshChunk(tx, rules, now));
    refreshed += count;
    if (count < chunkSize) return refreshed;
  }
}

async function refreshChunk(tx: Transaction, rules: StatusRules, now: Date): Promise<number> {
  const sites = await tx.site.findMany({
    where: { deletedAt: null, OR: [{ statusUntil: { lte: now } }, { statusAt: { gt: now } }] },
    take: chunkSize,
    select: { id: true, pausedAt: true, endpoints: { where: { watched: true }, select: stateColumns } },
  });
  const derived = sites.map(({ id, pausedAt, endpoints }): [string, SiteColumns] => [
    id,
    deriveSiteColumns(endpoints.map(toEndpointState), pausedAt !== null, rules, now),
  ]);
  if (derived.length > 0) await writeStatuses(tx, derived);
  return derived.length;
}

/** One statement for the whole chunk: a row at a time would take seconds after a night of sleep. */
async function writeStatuses(tx: Transaction, derived: readonly [string, SiteColumns][]): Promise<void> {
  const rows = derived.map(([id, { status, statusAt, statusUntil, urgency }]) => [
    id,
    status,
    statusAt.getTime(),
    statusUntil?.getTime() ?? null,
    urgency,
  ]);
  await tx.$executeRaw(Prisma.sql`
    UPDATE "Site" SET
      "status" = fresh.value ->> 1, "statusAt" = fresh.value ->> 2,
      "statusUntil" = fresh.value ->> 3, "urgency" = fresh.value ->> 4
    FROM json_each(${JSON.stringify(rows)}) AS fresh
    WHERE "Site"."id" = fresh.value ->> 0`);
}
