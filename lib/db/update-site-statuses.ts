import { Prisma } from './generated/client';
import type { Transaction } from './open-database';
import { deriveSiteColumns } from './site-columns';
import type { SiteColumns } from './site-columns';
import type { StatusRules } from './status-rules';
import { stateColumns, toEndpointState } from './stored-state';

/**
 * Derives the cached columns of sites anew, after something about them or their endpoints was written in this transaction.
 * Where the status is another one, it is judged at once whether that is to be told.
 */
export async function updateSiteStatuses(
  tx: Transaction,
  siteIds: readonly string[],
  rules: StatusRules,
  now: Date,
): Promise<void> {
  const sites = await tx.site.findMany({
    where: { id: { in: [...siteIds] } },
    select: { id: true, pausedAt: true, endpoints: { where: { watched: true }, select: stateColumns } },
  });
  const derived = sites.map(({ id, pausedAt, endpoints }) => ({
    siteId: id,
    columns: deriveSiteColumns(endpoints.map(toEndpointState), pausedAt !== null, rules, now),
  }));
  await writeColumns(tx, derived);
}

/** The oldest look of a site is cached to this exactness: a row with five indexes is not written for less. */
const looseMs = 10 * 60 * 1000;

/**
 * One statement for all of them: a row at a time would take seconds after a night of sleep. What is cached stays as long
 * as it still holds and would come to its end no later than what was derived now.
 */
async function writeColumns(
  tx: Transaction,
  sites: readonly { siteId: string; columns: SiteColumns }[],
): Promise<void> {
  const rows = sites.map(({ siteId, columns }) => [
    siteId,
    columns.status,
    columns.statusAt.getTime(),
    columns.statusUntil?.getTime() ?? null,
    columns.urgency,
    columns.expiresAt?.getTime() ?? null,
    columns.checkedAt?.getTime() ?? null,
  ]);
  await tx.$executeRaw(Prisma.sql`
    UPDATE "Site" SET
      "status" = fresh.value ->> 1, "statusAt" = fresh.value ->> 2, "statusUntil" = fresh.value ->> 3,
      "urgency" = fresh.value ->> 4, "expiresAt" = fresh.value ->> 5, "checkedAt" = fresh.value ->> 6,
      "eventsAt" = iif("status" = fresh.value ->> 1, "eventsAt", fresh.value ->> 2)
    FROM json_each(${JSON.stringify(rows)}) AS fresh WHERE "Site"."id" = fresh.value ->> 0 AND NOT coalesce(
      "status" = fresh.value ->> 1 AND "expiresAt" IS fresh.value ->> 5 AND "statusAt" <= fresh.value ->> 2
      AND ("statusUntil" IS fresh.value ->> 3 OR "statusUntil" BETWEEN fresh.value ->> 2 + 1 AND fresh.value ->> 3)
      AND "checkedAt" BETWEEN fresh.value ->> 6 - ${looseMs} AND fresh.value ->> 6, false)`);
}
