/** A limit that fills up again evenly, as Let's Encrypt counts (https://letsencrypt.org/docs/rate-limits/). */
export interface Limit {
  count: number;
  periodMs: number;
}

const hourMs = 60 * 60 * 1000;
const weekMs = 7 * 24 * hourMs;

/** One comes back every 34 hours, every 202 minutes, every 12 minutes. */
export const sameNames: Limit = { count: 5, periodMs: weekMs };
export const sameDomain: Limit = { count: 50, periodMs: weekMs };
export const failedProofs: Limit = { count: 5, periodMs: hourMs };

/**
 * How many are left at `now`, and when the next one is possible; null = at once.
 *
 * @param uses in any order
 */
export function countLeft(
  uses: readonly Date[],
  { count, periodMs }: Limit,
  now: Date,
): { left: number; nextAt: Date | null } {
  const stepMs = periodMs / count;
  const past = uses.map((use) => use.getTime()).filter((at) => at <= now.getTime());
  // The instant at which the bucket is full again.
  const full = past.toSorted((a, b) => a - b).reduce((until, at) => Math.max(until, at) + stepMs, 0);
  const usedMs = Math.max(0, full - now.getTime());
  const left = Math.max(0, Math.floor((periodMs - usedMs) / stepMs + 1e-9));
  return { left, nextAt: left > 0 ? null : new Date(full + stepMs - periodMs) };
}
