import type { Status } from '@/lib/tls/status';

import { Prisma } from './generated/client';
import type { Database } from './open-database';
import { whereInScope } from './site-scope';
import type { SiteScope } from './site-scope';
import { readStatus } from './stored-status';

/** Which sites a report is about. */
export interface ReportQuery {
  scope: SiteScope;
  /** null = all that one may see. */
  tagId: string | null;
  /** Those that were added later do not belong to it. */
  addedBefore: Date;
}

export interface ReportedSite {
  siteId: string;
  displayHost: string;
  port: number;
  /** Derived for `statusAt`: see lib/db/refresh-statuses.ts. */
  status: Status;
  pausedAt: Date | null;
}

/** The sites of a report for the query builder. */
export function whereReported({ scope, tagId, addedBefore }: ReportQuery): Prisma.SiteWhereInput {
  const tagged = tagId === null ? {} : { tags: { some: { tagId } } };
  return { deletedAt: null, createdAt: { lt: addedBefore }, AND: [whereInScope(scope), tagged] };
}

/** The sites by name, at most `limit`, and how many there are. */
export async function listReportedSites(
  db: Database,
  query: ReportQuery,
  limit: number,
): Promise<{ sites: ReportedSite[]; total: number }> {
  const where = whereReported(query);
  const [total, rows] = await Promise.all([
    db.site.count({ where }),
    db.site.findMany({
      where,
      orderBy: [{ displayHost: 'asc' }, { port: 'asc' }],
      take: limit,
      select: { id: true, displayHost: true, port: true, status: true, pausedAt: true },
    }),
  ]);
  return { total, sites: rows.map(({ id, status, ...rest }) => ({ siteId: id, status: readStatus(status), ...rest })) };
}

/** When the first of the sites was added; null = there is none. */
export async function findFirstAdded(
  db: Database,
  { scope, tagId }: Pick<ReportQuery, 'scope' | 'tagId'>,
  now: Date,
): Promise<Date | null> {
  const row = await db.site.findFirst({
    where: whereReported({ scope, tagId, addedBefore: now }),
    orderBy: { createdAt: 'asc' },
    select: { createdAt: true },
  });
  return row?.createdAt ?? null;
}

/** The ids of the tags of which a site was added before an instant: those that a report of that time has something of. */
export async function listTagsBefore(db: Database, before: Date): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT t."id" FROM "Tag" AS t WHERE EXISTS (
      SELECT 1 FROM "SiteTag" AS st CROSS JOIN "Site" AS s ON s."id" = st."siteId"
      WHERE st."tagId" = t."id" AND s."deletedAt" IS NULL AND s."createdAt" < ${before})`);
  return new Set(rows.map(({ id }) => id));
}
