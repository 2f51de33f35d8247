import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible';

import type { Database } from './open-database';

/** So many within so long, for each key. */
export interface AllowanceRule {
  /** Begins every key, so that two rules never share one. */
  name: string;
  points: number;
  durationMs: number;
}

export interface AllowanceUse {
  isWithin: boolean;
  remaining: number;
  /** Until the allowance is whole again. */
  resetMs: number;
}

/** Takes `points` of the allowance of `key`. It is counted in the database, for all processes together. */
export async function takeAllowance(db: Database, rule: AllowanceRule, key: string, points = 1): Promise<AllowanceUse> {
  const limiter = new RateLimiterPrisma({
    storeClient: db,
    tableName: 'allowance',
    keyPrefix: rule.name,
    points: rule.points,
    duration: rule.durationMs / 1000,
    clearExpiredByTimeout: false,
  });
  try {
    return toUse(await limiter.consume(key, points), true);
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return toUse(refused, false);
    throw refused;
  }
}

/** What ran out more than an hour ago is of no use to anybody. */
export async function removeOldAllowances(db: Database, now: Date): Promise<void> {
  await db.allowance.deleteMany({ where: { expire: { lt: new Date(now.getTime() - 60 * 60 * 1000) } } });
}

function toUse({ remainingPoints, msBeforeNext }: RateLimiterRes, isWithin: boolean): AllowanceUse {
  return { isWithin, remaining: remainingPoints, resetMs: msBeforeNext };
}
