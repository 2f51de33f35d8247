import type { Database } from './open-database';
import { whereInScope } from './site-scope';
import type { SiteScope } from './site-scope';

export interface SiteName {
  siteId: string;
  displayHost: string;
  port: number;
  isDeleted: boolean;
}

/** The name of a site, deleted or not; null when there is none of this id within the scope. */
export async function findSiteName(db: Database, scope: SiteScope, siteId: string): Promise<SiteName | null> {
  if (siteId === '') return null;
  const site = await db.site.findFirst({
    where: { id: siteId, ...whereInScope(scope) },
    select: { id: true, displayHost: true, port: true, deletedAt: true },
  });
  return (
    site && { siteId: site.id, displayHost: site.displayHost, port: site.port, isDeleted: site.deletedAt !== null }
  );
}

/** The names of several sites, deleted or not, in alphabetical order. */
export async function listSiteNames(
  db: Database,
  siteIds: readonly string[],
): Promise<{ displayHost: string; port: number }[]> {
  return db.site.findMany({
    where: { id: { in: [...siteIds] } },
    orderBy: [{ displayHost: 'asc' }, { port: 'asc' }],
    select: { displayHost: true, port: true },
  });
}
