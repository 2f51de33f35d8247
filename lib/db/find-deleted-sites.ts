import type { Database } from './open-database';

export interface DeletedSiteRow {
  siteId: string;
  displayHost: string;
  port: number;
  deletedAt: Date;
}

export interface DeletedSites {
  /** The latest deleted first. */
  rows: readonly DeletedSiteRow[];
  total: number;
  page: number;
  pageCount: number;
}

/** One page of the sites that were deleted and can still be brought back. A page beyond the last gives the last. */
export async function findDeletedSites(db: Database, query: { page: number; pageSize: number }): Promise<DeletedSites> {
  const { pageSize } = query;
  const total = await countDeletedSites(db);
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  const page = Math.min(Math.max(1, query.page), pageCount);
  const sites = await db.site.findMany({
    where: { deletedAt: { not: null } },
    orderBy: [{ deletedAt: 'desc' }, { id: 'asc' }],
    skip: (page - 1) * pageSize,
    take: pageSize,
    select: { id: true, displayHost: true, port: true, deletedAt: true },
  });
  const rows = sites.flatMap(({ id, deletedAt, ...site }) => (deletedAt ? [{ siteId: id, ...site, deletedAt }] : []));
  return { rows, total, page, pageCount };
}

export function countDeletedSites(db: Database): Promise<number> {
  return db.site.count({ where: { deletedAt: { not: null } } });
}
