import type { Status } from '@/lib/tls/status';

import type { BoardOverview } from './find-board';
import { Prisma } from './generated/client';
import type { Database } from './open-database';
import { aheadMs, refreshStatuses } from './refresh-statuses';
import { inScope } from './site-scope';
import type { SiteScope } from './site-scope';
import type { StatusRules } from './status-rules';

interface StatusGroup {
  status: string;
  count: bigint;
  oldestCheck: bigint | null;
  newestCheck: bigint | null;
  /** Outside of these two instants the cached statuses do not hold. */
  latestStatusAt: bigint;
  firstStatusUntil: bigint | null;
}

/** Counts the board. Where time has moved a status on, the cache is refreshed first. */
export async function findBoardOverview(
  db: Database,
  scope: SiteScope,
  rules: StatusRules,
  now: Date,
): Promise<BoardOverview> {
  const groups = await groupByStatus(db, scope);
  if (groups.every((group) => isCurrent(group, now))) return toOverview(groups);
  await refreshStatuses(db, rules, now);
  return toOverview(await groupByStatus(db, scope));
}

/** One pass over one covering index; the first and last look of each status are its ends. */
function groupByStatus(db: Database, scope: SiteScope): Promise<StatusGroup[]> {
  return db.$queryRaw<StatusGroup[]>(Prisma.sql`
    SELECT "status", count(*) AS "count",
      (SELECT min("checkedAt") FROM "Site" AS "s"
        WHERE "s"."deletedAt" IS NULL AND "s"."status" = "Site"."status" AND ${inScope(scope, 's')}) AS "oldestCheck",
      (SELECT max("checkedAt") FROM "Site" AS "s"
        WHERE "s"."deletedAt" IS NULL AND "s"."status" = "Site"."status" AND ${inScope(scope, 's')}) AS "newestCheck",
      max("statusAt") AS "latestStatusAt", min("statusUntil") AS "firstStatusUntil"
    FROM "Site" WHERE "deletedAt" IS NULL AND ${inScope(scope)} GROUP BY "status"`);
}

function isCurrent({ latestStatusAt, firstStatusUntil }: StatusGroup, now: Date): boolean {
  const at = now.getTime();
  return latestStatusAt <= at + aheadMs && (firstStatusUntil === null || firstStatusUntil > at);
}

function toOverview(groups: readonly StatusGroup[]): BoardOverview {
  const countOf = (status: Status) => Number(groups.find((group) => group.status === status)?.count ?? 0);
  const looks = groups
    .filter((group) => group.status !== 'paused')
    .flatMap((group) => [group.oldestCheck, group.newestCheck])
    .filter((instant) => instant !== null)
    .map(Number);
  return {
    siteCount: groups.reduce((sum, group) => sum + Number(group.count), 0),
    counts: {
      paused: countOf('paused'),
      healthy: countOf('healthy'),
      watching: countOf('watching'),
      unknown: countOf('unknown'),
      action: countOf('action'),
      urgent: countOf('urgent'),
      unreachable: countOf('unreachable'),
      down: countOf('down'),
    },
    oldestCheckAt: looks.length === 0 ? null : new Date(Math.min(...looks)),
    newestCheckAt: looks.length === 0 ? null : new Date(Math.max(...looks)),
  };
}
