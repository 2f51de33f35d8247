import type { Database } from './open-database';

export interface SiteName {
  siteId: string;
  displayHost: string;
  port: number;
  isDeleted: boolean;
}

/** The name of a site, deleted or not; null when there is none of this id. */
export async function findSiteName(db: Database, siteId: string): Promise<SiteName | null> {
  if (siteId === '') return null;
  const site = await db.site.findUnique({
    where: { id: siteId },
    select: { id: true, displayHost: true, port: true, deletedAt: true },
  });
  return (
    site && { siteId: site.id, displayHost: site.displayHost, port: site.port, isDeleted: site.deletedAt !== null }
  );
}
