import type { Finding } from '@/lib/tls/problem';
import type { CertificateLife } from '@/lib/tls/self-issued';
import type { Status } from '@/lib/tls/status';

import { fromFiltered, orderBy, toNeedle } from './board-filter';
import { findBoardOverview } from './board-overview';
import { findBoardRows } from './find-board-rows';
import { findTagsNamed } from './find-tags-named';
import { Prisma } from './generated/client';
import type { TagName } from './list-tags';
import type { Database } from './open-database';
import type { SiteScope } from './site-scope';
import type { StatusRules } from './status-rules';

/** By what the board can be sorted: the most urgent, the first to expire, the name, or the newest first. */
export const boardSorts = ['urgency', 'expiry', 'name', 'added'] as const;
export type BoardSort = (typeof boardSorts)[number];

export interface BoardFilter {
  scope: SiteScope;
  status?: Status;
  /** Part of a name, or of a tag's name, in any case and width; a whole address does as well. */
  search?: string;
  /** The id of a tag; ./untagged = sites that carry none. */
  tag?: string;
  /** The id of an outage: only the sites that it speaks for. */
  outage?: number;
}

export interface BoardQuery extends BoardFilter {
  now: Date;
  rules: StatusRules;
  sort: BoardSort;
  /** From 1; a page beyond the last gives the last. */
  page: number;
  pageSize: number;
}

/** A watched endpoint of a row. */
export interface BoardEndpoint {
  endpointId: string;
  host: string;
  port: number;
  checkedAt: Date | null;
  /** The dates of its own certificate; null when none was ever seen. */
  validity: CertificateLife | null;
  /** The worst finding at `now`, those of time included; null when all is well or nothing was looked at yet. */
  topFinding: Finding | null;
}

export interface BoardRow {
  siteId: string;
  displayHost: string;
  host: string;
  port: number;
  status: Status;
  isPaused: boolean;
  tags: readonly TagName[];
  createdAt: Date;
  /** The earliest expiry and the oldest look among the watched endpoints. */
  expiresAt: Date | null;
  checkedAt: Date | null;
  /** In the order in which they were added: what was typed comes first. */
  endpoints: readonly BoardEndpoint[];
}

/** Everything that somebody may see in numbers, whatever the filter. */
export interface BoardOverview {
  siteCount: number;
  counts: Readonly<Record<Status, number>>;
  /** Among the sites that are not paused and were looked at. */
  oldestCheckAt: Date | null;
  newestCheckAt: Date | null;
}

export interface Board {
  overview: BoardOverview;
  rows: readonly BoardRow[];
  /** Sites that the filter lets through. */
  total: number;
  page: number;
  pageCount: number;
}

/** One page of the board, from cached statuses that were refreshed first where time has moved them on. */
export async function findBoard(db: Database, query: BoardQuery): Promise<Board> {
  const { scope, rules, now, pageSize } = query;
  const overview = await findBoardOverview(db, scope, rules, now);
  const namedTags = await findTagsNamed(db, query.search ?? '');
  const total = await countFiltered(db, query, namedTags, overview);
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  const page = Math.min(Math.max(1, query.page), pageCount);
  const rows = await findBoardRows(db, scope, await findPage(db, query, namedTags, page), rules, now);
  return { overview, rows, total, page, pageCount };
}

async function countFiltered(
  db: Database,
  filter: BoardFilter,
  namedTags: readonly string[],
  overview: BoardOverview,
): Promise<number> {
  if (
    filter.outage === undefined &&
    filter.tag === undefined &&
    namedTags.length === 0 &&
    toNeedle(filter.search ?? '') === ''
  ) {
    return filter.status === undefined ? overview.siteCount : overview.counts[filter.status];
  }
  const [row] = await db.$queryRaw<{ count: bigint }[]>(
    Prisma.sql`SELECT count(*) AS "count" ${fromFiltered(filter, namedTags)}`,
  );
  return Number(row?.count ?? 0);
}

async function findPage(
  db: Database,
  query: BoardQuery,
  namedTags: readonly string[],
  page: number,
): Promise<string[]> {
  const { sort, pageSize } = query;
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT "Site"."id" ${fromFiltered(query, namedTags)}
    ORDER BY ${orderBy(sort)} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`);
  return rows.map((row) => row.id);
}
