import { createHash } from 'node:crypto';

import { insertDelivery } from '@/lib/db/deliveries';
import { readPolicies } from '@/lib/db/notice-policies';
import type { Database } from '@/lib/db/open-database';
import { listRecipients } from '@/lib/db/recipients';
import { findWeekly, findWeeklySavedAt, listChannelsBy } from '@/lib/db/weekly';
import type { WeeklySetting } from '@/lib/db/weekly';
import { findInstant, readWallClock } from '@/lib/words/wall-clock';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Has 「見守り中です」 sent when its hour of the week has come, once in each week of each channel that tells of all sites,
 * whatever is restarted meanwhile. What stood still at that hour sends it when it runs again, but not an hour that had
 * passed before it was chosen or before the channel was set up, unless that was on the same day.
 */
export async function planWeekly(db: Database, now: Date): Promise<void> {
  const setting = await findWeekly(db);
  if (!setting.isOn) return;
  const policyOf = await readPolicies(db, []);
  const { at, week } = findWeeklyInstant(setting, policyOf(null).zone, now);
  const savedAt = await findWeeklySavedAt(db);
  const isLate = now.getTime() >= at.getTime() + dayMs;
  if (now < at || (isLate && (savedAt === null || savedAt > at))) return;
  const there = isLate ? await listChannelsBy(db, at) : null;
  const recipients = await listRecipients(db);
  for (const { channelId } of recipients.filter(
    ({ tagIds, channelId }) => tagIds === null && there?.has(channelId) !== false,
  )) {
    await insertDelivery(
      db,
      { deliveryId: deriveId(`weekly ${week} ${channelId}`), channelId, purpose: 'weekly' },
      now,
    );
  }
}

/** The hour of this week (from Monday on), and the week by the day on which it begins. */
export function findWeeklyInstant(
  { weekday, hour }: WeeklySetting,
  zone: string,
  now: Date,
): { at: Date; week: string } {
  const today = readWallClock(now, zone);
  const fromMonday = (day: number): number => (day + 6) % 7;
  const dateOf = (days: number): Date => new Date(Date.UTC(today.year, today.month - 1, today.day + days));
  const monday = dateOf(-fromMonday(today.weekday));
  const day = dateOf(fromMonday(weekday) - fromMonday(today.weekday));
  const clock = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate(), hour, minute: 0 };
  return { at: findInstant(clock, zone), week: monday.toISOString().slice(0, 10) };
}

/** The same text gives the same UUID (of version 5, by its form). */
function deriveId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
