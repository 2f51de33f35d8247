import type { EventFacts, SiteEvent } from '@/lib/events/site-event';

import { toSiteEvent } from './events';
import { Prisma } from './generated/client';
import type { Transaction } from './open-database';
import { writeFacts } from './stored-facts';

/** A site that visitors cannot open, with where it stands. */
export interface DownSite {
  event: SiteEvent;
  siteId: string;
  displayHost: string;
  addresses: readonly string[];
}

/** The sites that have gone down since then, and for which no other event speaks. */
export async function listFreshDowns(tx: Transaction, since: Date): Promise<DownSite[]> {
  const rows = await tx.event.findMany({
    where: { closedAt: null, kind: { in: ['blocked', 'unreachable'] }, parentId: null, openedAt: { gt: since } },
    orderBy: { id: 'asc' },
    include: { site: { select: { displayHost: true } } },
  });
  const siteIds = [...new Set(rows.map(({ siteId }) => siteId))];
  const places = await listAddresses(tx, siteIds);
  return rows.flatMap(({ site, ...row }) => {
    const event = toSiteEvent(row);
    if (!event || !site || row.siteId === null) return [];
    const { siteId } = row;
    return [{ event, siteId, displayHost: site.displayHost, addresses: places.get(siteId) ?? [] }];
  });
}

async function listAddresses(tx: Transaction, siteIds: readonly (string | null)[]): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<{ siteId: string; address: string }[]>(Prisma.sql`
    SELECT DISTINCT e."siteId" AS "siteId", a."address"
    FROM json_each(${JSON.stringify(siteIds)}) AS site
    CROSS JOIN "Endpoint" AS e ON e."siteId" = site."value" AND e."watched"
    CROSS JOIN "EndpointAddress" AS a ON a."endpointId" = e."id"`);
  const places = new Map<string, string[]>();
  for (const { siteId, address } of rows) places.set(siteId, [...(places.get(siteId) ?? []), address]);
  return places;
}

/** How many of the sites that are watched stand at an address. */
export async function countSitesAt(tx: Transaction, address: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number | bigint }[]>(Prisma.sql`
    SELECT count(DISTINCT e."siteId") AS "count" FROM "EndpointAddress" AS a
    CROSS JOIN "Endpoint" AS e ON e."id" = a."endpointId" AND e."watched"
    CROSS JOIN "Site" AS s ON s."id" = e."siteId" AND s."deletedAt" IS NULL AND s."pausedAt" IS NULL
    WHERE a."address" = ${address}`);
  return Number(row?.count ?? 0);
}

/** The outages that last, with how many of their sites are still down. */
export async function listOutages(tx: Transaction): Promise<{ event: SiteEvent; openMembers: number }[]> {
  const rows = await tx.event.findMany({
    where: { closedAt: null, kind: 'outage' },
    include: { _count: { select: { children: { where: { closedAt: null } } } } },
  });
  return rows.flatMap(({ _count, ...row }) => {
    const event = toSiteEvent(row);
    return event ? [{ event, openMembers: _count.children }] : [];
  });
}

/** One event speaks for others. */
export async function joinOutage(
  tx: Transaction,
  outage: { eventId: number; facts: EventFacts },
  memberIds: readonly number[],
): Promise<void> {
  await tx.event.updateMany({ where: { id: { in: [...memberIds] } }, data: { parentId: outage.eventId } });
  await tx.event.updateMany({ where: { id: outage.eventId }, data: { facts: writeFacts(outage.facts) } });
}
