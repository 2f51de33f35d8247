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

/**
 * Makes a recorder that stores a single look at once, and those which come while it is at work together afterwards: nobody
 * waits longer than for one transaction, and under load many looks share one. A look that cannot be stored (a bug) does not take
 * the others with it; a fault of the database concerns all of them.
 */
export function createCheckRecorder(db: Database, rules: StatusRules, now: () => Date): CheckRecorder {
  let waiting: Waiting[] = [];
  let isAtWork = false;

  async function storeWaiting(): Promise<void> {
    isAtWork = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await storeBatch(batch);
    }
    isAtWork = false;
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
