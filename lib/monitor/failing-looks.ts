import type { FailingLooks } from '@/lib/db/claim-endpoints';
import type { Severity } from '@/lib/tls/problem';

const minuteMs = 60 * 1000;

/** So soon after the first failing look, and after the second, it is looked again before anything is called broken. */
export const confirmAfterMs = [minuteMs, 5 * minuteMs] as const;
/** Broken is what so many looks in a row have found broken. */
export const confirmedLooks = confirmAfterMs.length + 1;

const breaking: ReadonlySet<Severity> = new Set(['harming', 'unreachable', 'blocking']);

/**
 * How many looks in a row have now found the site broken, by what is not a matter of time. A look that found no break
 * begins anew; one that could not look (our own network was down) says neither. However often somebody looks by hand,
 * nothing is confirmed before its time.
 *
 * @param severity the worst of the look's timeless findings
 */
export function countFailingLooks(before: FailingLooks, severity: Severity | null, now: Date): FailingLooks {
  if (severity === 'inconclusive') return before;
  if (severity === null || !breaking.has(severity)) return { looks: 0, since: null };
  if (before.looks === 0 || before.since === null) return { looks: 1, since: now };
  // The clock was put back: the time that has passed is not known.
  const since = before.since > now ? now : before.since;
  const isTimeToCount = now.getTime() - since.getTime() >= earliestAfterMs(before.looks);
  return { looks: before.looks + (isTimeToCount ? 1 : 0), since };
}

/** How long after the first failing look the next one after so many may count. */
function earliestAfterMs(looks: number): number {
  return confirmAfterMs.slice(0, looks).reduce((sum, ms) => sum + ms, 0);
}

/** How long after a failing look it is looked again to confirm it; null = as ever. */
export function confirmationAfterMs({ looks }: FailingLooks): number | null {
  return confirmAfterMs[looks - 1] ?? null;
}
