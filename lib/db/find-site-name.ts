import type { Database, Transaction } from './open-database';
import { whereInScope } from './site-scope';
import type { SiteScope } from './site-scope';

export interface SiteName {
  siteId: string;
  displayHost: string;
  port: number;
  isDeleted: boolean;
}

/** The name of a site, deleted or not; null when there is none of this id within the scope. */
export async function findSiteName(
  db: Database | Transaction,
  scope: SiteScope,
  siteId: string,
): Promise<SiteName | null> {
  if (siteId === '') return null;
  const site = await db.site.findFirst({
    where: { id: siteId, ...whereInScope(scope) },
    select: { id: true, displayHost: true, port: true, deletedAt: true },
  });
  return (
    site && { siteId: site.id, displayHost: site.displayHost, port: site.port, isDeleted: site.deletedAt !== null }
  );
}
