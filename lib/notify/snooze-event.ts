import { storeSnoozed } from '@/lib/db/answer-events';
import type { Answerer } from '@/lib/db/answer-events';

import type { Notifier } from './notifier';

const dayMs = 24 * 60 * 60 * 1000;
/** What is put off longer would be forgotten. */
export const mostSnoozedDays = 30;

/** Nothing is repeated for so many days; then it is. `false` when it is over, gone, or not theirs to see. */
export async function snoozeEvent(
  { db, now: readNow }: Pick<Notifier, 'db' | 'now'>,
  who: Answerer,
  { eventId, days }: { eventId: number; days: number },
): Promise<boolean> {
  const now = readNow();
  const until = new Date(now.getTime() + Math.min(Math.max(days, 0), mostSnoozedDays) * dayMs);
  return storeSnoozed(db, who, { eventId, until }, now);
}
