import { findBoardOverview } from './board-overview';
import { fromFiltered } from './board-filter';
import type { BoardFilter, BoardRow } from './find-board';
import { findBoardRows } from './find-board-rows';
import { findTagsNamed } from './find-tags-named';
import { Prisma } from './generated/client';
import type { Database } from './open-database';
import type { StatusRules } from './status-rules';

export interface SitePageQuery extends Omit<BoardFilter, 'tag'> {
  /** The exact name of a tag. */
  tagName?: string;
  /** The last row of the page before. */
  after: SitePlace | null;
  limit: number;
  rules: StatusRules;
  now: Date;
}

/** Where a site stands in the list: it never moves. */
export type SitePlace = Pick<BoardRow, 'createdAt' | 'siteId'>;

/** The newest first. What is added meanwhile stands before the first page: nothing is told twice, nothing is left out. */
export async function listSitePage(db: Database, { tagName, ...query }: SitePageQuery): Promise<BoardRow[]> {
  const { scope, rules, now, after, limit, search = '' } = query;
  // Refreshes the statuses that time has moved on, by which the list may be filtered. It counts all sites: once a list.
  if (after === null) await findBoardOverview(db, scope, rules, now);
  const tag =
    tagName === undefined ? null : await db.tag.findUnique({ where: { name: tagName }, select: { id: true } });
  if (tagName !== undefined && !tag) return [];
  const filter = { ...query, ...(tag ? { tag: tag.id } : {}) };
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT "Site"."id" ${fromFiltered(filter, await findTagsNamed(db, search))} AND ${isAfter(after)}
    ORDER BY "Site"."createdAt" DESC, "Site"."id" LIMIT ${limit}`);
  const siteIds = rows.map(({ id }) => id);
  return findBoardRows(db, scope, siteIds, rules, now);
}

function isAfter(place: SitePlace | null): Prisma.Sql {
  if (place === null) return Prisma.sql`TRUE`;
  const at = place.createdAt.getTime();
  return Prisma.sql`("Site"."createdAt" < ${at} OR ("Site"."createdAt" = ${at} AND "Site"."id" > ${place.siteId}))`;
}
