import { setTimeout as pause } from 'node:timers/promises';

import { describeDatabaseError } from './database-fault.mjs';
import type { Database } from './open-database';
import { recordChecks } from './record-checks';
import type { CheckRecord, RecordOutcome } from './record-checks';
import type { StatusRules } from './status-rules';

/** Stores a look and ends its claim; see `recordChecks`. */
export type CheckRecorder = (record: CheckRecord) => Promise<RecordOutcome>;

interface Waiting {
  record: CheckRecord;
  resolve: (outcome: RecordOutcome) => void;
  reject: (error: unknown) => void;
}

/** Under load looks gather for so long before they are stored: a transaction costs as much as twenty looks in it. */
const usualGatherMs = 500;
/** So many looks within that time are load. One person's click, and a double click, are not. */
const loadCount = 4;

/**
 * Makes a recorder that stores a single look at once. When many come, those of half a second share one transaction.
 * A look that cannot be stored (a bug) does not take the others with it; a fault of the database concerns all of them.
 */
export function createCheckRecorder(
  db: Database,
  rules: StatusRules,
  now: () => Date,
  gatherMs = usualGatherMs,
): CheckRecorder {
  let waiting: Waiting[] = [];
  let stored: { at: number; count: number }[] = [];
  let isAtWork = false;

  async function storeWaiting(): Promise<void> {
    isAtWork = true;
    while (waiting.length > 0) {
      await gather();
      const batch = waiting;
      waiting = [];
      stored.push({ at: performance.now(), count: batch.length });
      await storeBatch(batch);
    }
    isAtWork = false;
  }

  async function gather(): Promise<void> {
    const at = performance.now();
    stored = stored.filter((batch) => at - batch.at < gatherMs);
    const last = stored.at(-1);
    const count = stored.reduce((sum, batch) => sum + batch.count, waiting.length);
    if (last && count > loadCount) await pause(gatherMs - (at - last.at));
  }

  async function storeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await recordChecks(
        db,
        batch.map(({ record }) => record),
        rules,
        now(),
      );
      batch.forEach(({ resolve }, index) => resolve(outcomes[index] ?? 'stale'));
    } catch (error) {
      const isOneToBlame = batch.length > 1 && describeDatabaseError(error) === null;
      if (isOneToBlame) for (const one of batch) await storeBatch([one]);
      else for (const { reject } of batch) reject(error);
    }
  }

  return (record) =>
    new Promise((resolve, reject) => {
      waiting.push({ record, resolve, reject });
      if (!isAtWork) void storeWaiting();
    });
}
