import type { SiteEvent } from '@/lib/events/site-event';

import { toSiteEvent } from './events';
import type { Database, Transaction } from './open-database';
import { readProblemNames } from './stored-findings';
import { readJson, storedInstant } from './stored-json';

export interface LookMark {
  startedAt: Date;
  /** This machine had no network. */
  isOffline: boolean;
}

/** The looks that were stored last, the newest first. */
export async function listNewestLooks(db: Database | Transaction, count: number): Promise<LookMark[]> {
  const rows = await db.check.findMany({
    orderBy: { id: 'desc' },
    take: count,
    select: { startedAt: true, problems: true },
  });
  return rows.map(({ startedAt, problems }) => ({
    startedAt,
    isOffline: readProblemNames(problems).includes('offline'),
  }));
}

/** The events about the watch itself, or about many sites, that last. */
export async function listOpenWatchEvents(db: Database | Transaction): Promise<SiteEvent[]> {
  const rows = await db.event.findMany({
    where: { closedAt: null, siteId: null, kind: { in: ['offline', 'outage'] } },
    orderBy: { id: 'asc' },
  });
  return rows.map(toSiteEvent).filter((event) => event !== null);
}

const aliveName = 'notices-alive-at';
const noteEveryMs = 60_000;

/** Notes that somebody is here. @returns when it was noted last; null = never */
export async function noteAlive(tx: Transaction, now: Date): Promise<Date | null> {
  const before = await tx.setting.findUnique({ where: { name: aliveName }, select: { value: true } });
  const at = readJson(before?.value ?? null, storedInstant);
  const sinceMs = at === null ? -1 : now.getTime() - at.getTime();
  if (sinceMs >= 0 && sinceMs < noteEveryMs) return at;
  const data = { value: JSON.stringify(now), updatedAt: now };
  await tx.setting.upsert({ where: { name: aliveName }, create: { name: aliveName, ...data }, update: data });
  return at;
}

/** Whether there is anything that is watched. */
export async function isAnythingWatched(db: Database | Transaction): Promise<boolean> {
  return (await db.site.count({ where: { deletedAt: null, pausedAt: null }, take: 1 })) > 0;
}
