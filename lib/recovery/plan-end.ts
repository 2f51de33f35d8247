/** The times of a plan. */
export interface PlanSpan {
  startsAt: Date;
  minutes: number;
}

/**
 * The certificate's end, when the plan is not over by then: visitors would see the warning before the recovery is done.
 * null = it is over in time, or there is no end ahead that it could miss.
 */
export function findMissedEnd({ startsAt, minutes }: PlanSpan, expiresAt: Date | null, now: Date): Date | null {
  if (expiresAt === null || expiresAt <= now) return null;
  return startsAt.getTime() + minutes * 60_000 > expiresAt.getTime() ? expiresAt : null;
}
