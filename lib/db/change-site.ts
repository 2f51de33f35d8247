import { insertSiteEntry } from './audit';
import type { Actor } from './audit';
import { expectEvents } from './expect-events';
import { firstInLine } from './first-in-line';
import type { Database } from './open-database';
import type { StatusRules } from './status-rules';
import { updateSiteStatuses } from './update-site-statuses';

// Each act is written down in its own transaction: what is done is told, and what is told was done.

/** Pauses a site, or goes on: then it is due at once. `false` when there is no such site. */
export async function storePaused(
  db: Database,
  by: Actor,
  siteId: string,
  isPaused: boolean,
  rules: StatusRules,
  now: Date,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const site = await tx.site.findUnique({ where: { id: siteId, deletedAt: null }, select: { pausedAt: true } });
    if (!site) return false;
    if ((site.pausedAt !== null) === isPaused) return true;
    await tx.site.updateMany({ where: { id: siteId }, data: { pausedAt: isPaused ? now : null } });
    if (!isPaused) await tx.endpoint.updateMany({ where: { siteId }, data: { dueAt: firstInLine } });
    await updateSiteStatuses(tx, [siteId], rules, now);
    await insertSiteEntry(tx, by, isPaused ? 'site-paused' : 'site-resumed', { siteId }, now);
    return true;
  });
}

/** `false` when there is no such site that is not deleted. */
export async function storeDeleted(db: Database, by: Actor, siteId: string, now: Date): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.site.updateMany({ where: { id: siteId, deletedAt: null }, data: { deletedAt: now } });
    if (count === 0) return false;
    await expectEvents(tx, [siteId], now);
    await insertSiteEntry(tx, by, 'site-deleted', { siteId }, now);
    return true;
  });
}

/** `false` when there is no such deleted site. */
export async function storeRestored(
  db: Database,
  by: Actor,
  siteId: string,
  rules: StatusRules,
  now: Date,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.site.updateMany({
      where: { id: siteId, deletedAt: { not: null } },
      data: { deletedAt: null },
    });
    if (count === 0) return false;
    await updateSiteStatuses(tx, [siteId], rules, now);
    await expectEvents(tx, [siteId], now);
    await insertSiteEntry(tx, by, 'site-restored', { siteId }, now);
    return true;
  });
}

/** Ticks or unticks an endpoint; one that is ticked is due at once. The last one of a site stays. */
export async function storeWatched(
  db: Database,
  by: Actor,
  endpointId: string,
  isWatched: boolean,
  rules: StatusRules,
  now: Date,
): Promise<'set' | 'last-one' | 'gone'> {
  return db.$transaction(async (tx) => {
    const endpoint = await tx.endpoint.findUnique({
      where: { id: endpointId, site: { deletedAt: null } },
      select: { siteId: true, watched: true },
    });
    if (!endpoint) return 'gone';
    const { siteId, watched } = endpoint;
    if (watched === isWatched) return 'set';
    const others = await tx.endpoint.count({ where: { siteId, watched: true, id: { not: endpointId } } });
    if (!isWatched && others === 0) return 'last-one';
    const data = isWatched ? { watched: true, dueAt: firstInLine } : { watched: false };
    await tx.endpoint.updateMany({ where: { id: endpointId }, data });
    await updateSiteStatuses(tx, [siteId], rules, now);
    await expectEvents(tx, [siteId], now);
    await insertSiteEntry(tx, by, isWatched ? 'endpoint-watched' : 'endpoint-unwatched', { endpointId }, now);
    return 'set';
  });
}
