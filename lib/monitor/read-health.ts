import { canRead } from '@/lib/db/can-read';
import { describeDatabaseError } from '@/lib/db/database-fault.mjs';
import type { Database } from '@/lib/db/open-database';
import { findLastTick, silentAfterMs } from '@/lib/db/watchers';

/** Whether this installation does its work, part by part. */
export interface Health {
  process: 'ok';
  database: 'ok' | 'cannot be read';
  /** `starting` this process has not run for a minute yet, and nobody has given a sign of life so far. */
  watch: 'ok' | 'starting' | 'silent' | 'unknown';
}

/**
 * The watch counts as alive when any process gave a sign of life in the last minute, this one or a worker.
 *
 * @param uptimeMs how long this process has been running
 */
export async function readHealth(db: Database, now: Date, uptimeMs: number): Promise<Health> {
  if (!(await canRead(db))) return { process: 'ok', database: 'cannot be read', watch: 'unknown' };
  return { process: 'ok', database: 'ok', watch: await readWatch(db, now, uptimeMs) };
}

async function readWatch(db: Database, now: Date, uptimeMs: number): Promise<Health['watch']> {
  try {
    const tickAt = await findLastTick(db, now);
    if (tickAt !== null && now.getTime() - tickAt.getTime() < silentAfterMs) return 'ok';
    return uptimeMs < silentAfterMs ? 'starting' : 'silent';
  } catch (error) {
    if (describeDatabaseError(error)) return 'unknown';
    throw error;
  }
}

export function isHealthy({ database, watch }: Health): boolean {
  return database === 'ok' && (watch === 'ok' || watch === 'starting');
}
