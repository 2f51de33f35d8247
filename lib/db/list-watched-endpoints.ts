import type { Database } from './open-database';

/** The ids of a site's watched endpoints, in the order in which they were added; none when the site is gone. */
export async function listWatchedEndpoints(db: Database, siteId: string): Promise<string[]> {
  const endpoints = await db.endpoint.findMany({
    where: { siteId, watched: true, site: { deletedAt: null } },
    orderBy: [{ createdAt: 'asc' }, { host: 'asc' }],
    select: { id: true },
  });
  return endpoints.map((endpoint) => endpoint.id);
}
