import type { Prisma } from './generated/client';
import type { Database } from './open-database';

/** Sites that were added but not looked at yet, or whose other form of the name was not asked for yet. */
const isPending = {
  deletedAt: null,
  pausedAt: null,
  OR: [{ counterpart: 'wanted' }, { endpoints: { some: { watched: true, checkedAt: null } } }],
} satisfies Prisma.SiteWhereInput;

export type FirstLookState = 'done' | 'pending' | 'gone';

/** Whether a site's first look is done; `gone` when there is no such site any more. */
export async function findFirstLookState(db: Database, siteId: string): Promise<FirstLookState> {
  const site = await db.site.findUnique({ where: { id: siteId, deletedAt: null }, select: { id: true } });
  if (!site) return 'gone';
  return (await db.site.count({ where: { id: siteId, ...isPending } })) > 0 ? 'pending' : 'done';
}

/** Those of the sites whose first look is not done yet. */
export async function listPendingFirstLooks(db: Database, siteIds: readonly string[]): Promise<ReadonlySet<string>> {
  const sites = await db.site.findMany({ where: { id: { in: [...siteIds] }, ...isPending }, select: { id: true } });
  return new Set(sites.map((site) => site.id));
}
