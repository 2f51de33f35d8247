import type { SleepHours } from '@/lib/quiet-hours/find-windows';

import { insertSiteEntry } from './audit';
import type { Actor } from './audit';
import type { Database } from './open-database';

export interface SiteHours {
  /** IANA: the clock of the visitors. */
  zone: string;
  /** When the owner sleeps; null = any hour will do. */
  sleep: SleepHours | null;
}

/** null = the owner has said nothing. */
export async function findSiteHours(db: Database, siteId: string): Promise<SiteHours | null> {
  const row = await db.siteHours.findUnique({ where: { siteId } });
  if (!row) return null;
  const { zone, sleepFrom, sleepUntil } = row;
  return { zone, sleep: sleepFrom === null || sleepUntil === null ? null : { from: sleepFrom, until: sleepUntil } };
}

export async function storeSiteHours(
  db: Database,
  by: Actor,
  { siteId, zone, sleep }: SiteHours & { siteId: string },
  now: Date,
): Promise<void> {
  const data = { zone, sleepFrom: sleep?.from ?? null, sleepUntil: sleep?.until ?? null };
  await db.$transaction(async (tx) => {
    await tx.siteHours.upsert({ where: { siteId }, create: { siteId, ...data }, update: data });
    await insertSiteEntry(tx, by, 'site-hours-changed', { siteId }, now);
  });
}
