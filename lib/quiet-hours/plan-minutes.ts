import type { UsualMinutes } from '@/lib/hosting/playbook';

/** Where nobody says how long it takes. */
const unknownMinutes = 60;
const leastMinutes = 30;
const mostMinutes = 480;
const roundedTo = 10;

/**
 * How long a window should be: what the steps usually take, at their slow end, and half as much in reserve.
 *
 * @param steps of each step of the playbook; null = the owner sets the pace
 */
export function planMinutes(steps: readonly (UsualMinutes | null)[]): number {
  const usual = steps.reduce((sum, step) => sum + (step?.to ?? 0), 0);
  const wanted = usual === 0 ? unknownMinutes : usual * 1.5;
  return Math.min(mostMinutes, Math.max(leastMinutes, Math.ceil(wanted / roundedTo) * roundedTo));
}

const dayMs = 24 * 60 * 60_000;

/** By when the recovery must be over: a day before the certificate ends, to try once more; its end when less is left. */
export function planDeadline(expiresAt: Date, now: Date): Date {
  const early = new Date(expiresAt.getTime() - dayMs);
  return early.getTime() - now.getTime() > dayMs ? early : expiresAt;
}
