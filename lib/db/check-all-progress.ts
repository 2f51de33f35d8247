import type { Change } from '@/lib/tls/changes';

import type { Database } from './open-database';
import { whereInScope } from './site-scope';
import type { SiteScope } from './site-scope';
import { readChanges } from './stored-changes';

function isLookedAt(scope: SiteScope) {
  return { watched: true, site: { deletedAt: null, pausedAt: null, ...whereInScope(scope) } };
}

/** Makes every watched endpoint due at `now` that was not looked at since `since`; what is due already keeps its place. */
export async function makeAllDue(db: Database, scope: SiteScope, since: Date, now: Date): Promise<void> {
  await db.endpoint.updateMany({
    where: { ...isLookedAt(scope), dueAt: { gt: now }, OR: [{ checkedAt: null }, { checkedAt: { lt: since } }] },
    data: { dueAt: now },
  });
}

export interface CheckAllProgress {
  /** Watched endpoints of the sites that are neither paused nor deleted. */
  total: number;
  /** Those among them that were looked at since. */
  finished: number;
  changed: {
    siteId: string;
    endpointId: string;
    displayHost: string;
    host: string;
    port: number;
    changes: readonly Change[];
  }[];
}

/** More changes than this are not told one by one. */
const listedChanges = 100;

/** How far the looks since `since` have come, and what they found different. */
export async function findCheckAllProgress(db: Database, scope: SiteScope, since: Date): Promise<CheckAllProgress> {
  const total = await db.endpoint.count({ where: isLookedAt(scope) });
  const finished = await db.endpoint.count({ where: { ...isLookedAt(scope), checkedAt: { gte: since } } });
  const checks = await db.check.findMany({
    where: { changed: true, startedAt: { gte: since }, endpoint: isLookedAt(scope) },
    orderBy: { id: 'asc' },
    take: listedChanges,
    select: {
      endpointId: true,
      changes: true,
      endpoint: { select: { host: true, port: true, site: { select: { id: true, displayHost: true } } } },
    },
  });
  const changed = checks.map(({ endpointId, changes, endpoint: { host, port, site } }) => ({
    siteId: site.id,
    endpointId,
    displayHost: site.displayHost,
    host,
    port,
    changes: readChanges(changes),
  }));
  return { total, finished, changed };
}
