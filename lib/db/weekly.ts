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

/** Since when the setting is as it is; null = it was never set. */
export async function findWeeklySavedAt(db: Database | Transaction): Promise<Date | null> {
  const row = await db.setting.findUnique({ where: { name }, select: { updatedAt: true } });
  return row?.updatedAt ?? null;
}

/** The channels that were there at an instant. */
export async function listChannelsBy(db: Database | Transaction, at: Date): Promise<ReadonlySet<string>> {
  const rows = await db.channel.findMany({ where: { createdAt: { lte: at } }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

export async function storeWeekly(db: Database | Transaction, setting: WeeklySetting, now: Date): Promise<void> {
  await saveSetting(db, name, setting, now);
}

/** What 「見守り中です」 says. */
export interface WatchSummary {
  /** How many sites are in each status. */
  counts: Readonly<Record<Status, number>>;
  /** When a site that is watched was looked at last; null = never. */
  checkedAt: Date | null;
  /** The sites whose certificates end next, the first first. */
  expiries: readonly NextExpiry[];
}

export interface NextExpiry {
  displayHost: string;
  port: number;
  notAfter: Date;
}

const mostExpiries = 3;

export async function readWatchSummary(db: Database, now: Date): Promise<WatchSummary> {
  const watched = { deletedAt: null, pausedAt: null };
  const [rows, looked, ending] = await Promise.all([
    db.site.groupBy({ by: ['status'], where: { deletedAt: null }, _count: true }),
    db.site.aggregate({ where: watched, _max: { checkedAt: true } }),
    db.site.findMany({
      where: { ...watched, expiresAt: { gt: now } },
      orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
      take: mostExpiries,
      select: { displayHost: true, port: true, expiresAt: true },
    }),
  ]);
  const counts = Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>;
  for (const { status, _count } of rows) counts[readStatus(status)] += _count;
  const expiries = ending.flatMap(({ expiresAt, ...name }) => (expiresAt ? [{ ...name, notAfter: expiresAt }] : []));
  return { counts, checkedAt: looked._max.checkedAt, expiries };
}
