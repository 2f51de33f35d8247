import type { NoticedSite } from '@/lib/events/notice';

import type { Database } from './open-database';

/** A site that an outage speaks for. */
export type OutageSite = Pick<NoticedSite, 'siteId' | 'host' | 'port' | 'displayHost'>;

/** The sites that an outage speaks for, in the order in which they went down, those that are back among them. */
export async function listOutageSites(db: Database, outageId: number, limit: number): Promise<OutageSite[]> {
  const rows = await db.event.findMany({
    where: { parentId: outageId, site: { deletedAt: null } },
    orderBy: { id: 'asc' },
    distinct: ['siteId'],
    take: limit,
    select: { site: { select: { id: true, host: true, port: true, displayHost: true } } },
  });
  return rows.flatMap(({ site }) => {
    if (site === null) return [];
    const { id: siteId, ...names } = site;
    return [{ siteId, ...names }];
  });
}
