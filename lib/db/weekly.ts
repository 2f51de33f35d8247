import { z } from 'zod';

import { statuses } from '@/lib/tls/status';
import type { Status } from '@/lib/tls/status';

import type { Database, Transaction } from './open-database';
import { findSetting, saveSetting } from './settings';
import { readStatus } from './stored-status';

/** When 「見守り中です」 is told each week, in the zone of the policy for all. */
export interface WeeklySetting {
  isOn: boolean;
  /** 0 = Sunday. */
  weekday: number;
  /** 0 to 23. */
  hour: number;
}

export const usualWeekly: WeeklySetting = { isOn: false, weekday: 1, hour: 9 };

const name = 'weekly';
const weekly = z.object({
  isOn: z.boolean(),
  weekday: z.number().int().min(0).max(6),
  hour: z.number().int().min(0).max(23),
});

export async function findWeekly(db: Database | Transaction): Promise<WeeklySetting> {
  return (await findSetting(db, name, weekly)) ?? usualWeekly;
}

export async function storeWeekly(db: Database | Transaction, setting: WeeklySetting, now: Date): Promise<void> {
  await saveSetting(db, name, setting, now);
}

/** What 「見守り中です」 says. */
export interface WatchSummary {
  /** How many sites are in each status. */
  counts: Readonly<Record<Status, number>>;
  /** When somebody looked last; null = never. */
  checkedAt: Date | null;
}

export async function readWatchSummary(db: Database): Promise<WatchSummary> {
  const [rows, newest] = await Promise.all([
    db.site.groupBy({ by: ['status'], where: { deletedAt: null }, _count: true }),
    db.check.findFirst({ orderBy: { id: 'desc' }, select: { startedAt: true } }),
  ]);
  const counts = Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>;
  for (const { status, _count } of rows) counts[readStatus(status)] += _count;
  return { counts, checkedAt: newest?.startedAt ?? null };
}
