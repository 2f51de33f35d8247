import type { Database } from './open-database';

/** The host of a site that is not deleted, in ASCII. */
export async function findSiteHost(db: Database, siteId: string): Promise<string | null> {
  const site = await db.site.findFirst({ where: { id: siteId, deletedAt: null }, select: { host: true } });
  return site && site.host;
}
