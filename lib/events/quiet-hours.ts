import { readWallClock } from '@/lib/words/wall-clock';

import { eventKinds } from './event-kinds';
import type { EventKind } from './event-kinds';
import type { NoticePolicy, QuietHours } from './notice-policy';

const minuteMs = 60_000;
/** Clocks are put forward or back by at most so much at once. */
const farthestMinutes = 26 * 60;

/** When something may be told: at once, or when the quiet hours are over. */
export function holdUntil(kind: EventKind, { quiet, zone }: Pick<NoticePolicy, 'quiet' | 'zone'>, at: Date): Date {
  if (quiet === null || eventKinds[kind].ignoresQuietHours) return at;
  return findQuietEnd(quiet, zone, at);
}

/** The first instant at or after `at` at which the clock on the wall of that zone shows no quiet hour. */
export function findQuietEnd(quiet: QuietHours, zone: string, at: Date): Date {
  const from = readMinutes(quiet.from);
  const until = readMinutes(quiet.until);
  const isQuiet = (instant: Date): boolean => {
    const { hour, minute } = readWallClock(instant, zone);
    const now = hour * 60 + minute;
    return from <= until ? now >= from && now < until : now >= from || now < until;
  };
  if (from === until || !isQuiet(at)) return at;
  // By whole minutes of the clock itself: where it jumps, no sum of hours would meet the end.
  const start = Math.floor(at.getTime() / minuteMs);
  for (let minutes = 1; minutes <= farthestMinutes; minutes += 1) {
    const instant = new Date((start + minutes) * minuteMs);
    if (!isQuiet(instant)) return instant;
  }
  return at;
}

/** Minutes after midnight of "22:00"; NaN (never quiet) for anything else. */
function readMinutes(text: string): number {
  const [, hour = NaN, minute = NaN] = /^(\d{1,2}):(\d{2})$/.exec(text)?.map(Number) ?? [];
  return hour * 60 + minute;
}
