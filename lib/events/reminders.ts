import type { NoticePolicy } from './notice-policy';
import type { SiteEvent } from './site-event';

const dayMs = 24 * 60 * 60 * 1000;

export interface Reminder {
  /** Which one it is: the same for as long as it is the same. */
  count: string;
  at: Date;
}

/** What is to be repeated now, and when it is to be asked again. */
export interface ReminderPlan {
  due: Reminder | null;
  nextAt: Date | null;
}

export type RemindedEvent = Pick<SiteEvent, 'kind' | 'openedAt' | 'closedAt' | 'acknowledgedAt' | 'snoozedUntil'>;

const nothing: ReminderPlan = { due: null, nextAt: null };

/**
 * Every so many days after the opening, or from the end of a pause that somebody asked for. Reminders that were missed (the
 * machine slept) are not made up for: the last of them counts. Nothing after somebody says that they are at it.
 */
export function planReminder(event: RemindedEvent, { remindDays, told }: NoticePolicy, now: Date): ReminderPlan {
  const days = remindDays[event.kind] ?? null;
  const isOver = event.closedAt !== null || event.acknowledgedAt !== null;
  if (days === null || days < 1 || isOver || !told[event.kind]) return nothing;
  const from = event.snoozedUntil ?? event.openedAt;
  if (from > now) return { due: null, nextAt: from };
  const passed = Math.floor((now.getTime() - from.getTime()) / (days * dayMs));
  const at = new Date(from.getTime() + passed * days * dayMs);
  const nextAt = new Date(at.getTime() + days * dayMs);
  const isOpening = passed === 0 && event.snoozedUntil === null;
  return { due: isOpening ? null : { count: `${from.getTime()}+${passed}`, at }, nextAt };
}
