import { setTimeout as pause } from 'node:timers/promises';

import { describeDatabaseError } from './database-fault.mjs';
import { firstInLine } from './first-in-line';
import type { Database } from './open-database';
import { recordChecks } from './record-checks';
import type { CheckRecord, RecordOutcome } from './record-checks';
import type { StatusRules } from './status-rules';

export interface CheckRecorder {
  /** Stores a look and ends its claim; see `recordChecks`. */
  (record: CheckRecord): Promise<RecordOutcome>;
  /** Somebody waits for this endpoint: where a look at it waits for others, all of them are stored now. */
  hurry: (endpointId: string) => void;
}

interface Waiting {
  record: CheckRecord;
  isHurried: boolean;
  resolve: (outcome: RecordOutcome) => void;
  reject: (error: unknown) => void;
}

export interface RecorderPace {
  /** Under load looks gather for so long before they are stored: a transaction costs as much as twenty looks in it. */
  gatherMs: number;
  /**
   * Those that found nothing new, and for which nobody waits, gather for so long: each page of the file that a
   * transaction touches is written whole. The leases of claims outlast it.
   */
  quietMs: number;
  /** They wait no longer for more when there are so many, or when none has come for longer than the watch rests. */
  quietCount: number;
  idleMs: number;
}

const usualPace: RecorderPace = { gatherMs: 500, quietMs: 20_000, quietCount: 200, idleMs: 3000 };
/** More looks than this within two seconds are load. One person's click, and a double click, are not. */
const loadCount = 4;
const loadMs = 2000;

/**
 * Makes a recorder that stores a single look at once. When many come, those of half a second share one transaction; when
 * they all are quiet, those of twenty seconds.
 * A look that cannot be stored (a bug) does not take the others with it; a fault of the database concerns all of them.
 */
export function createCheckRecorder(
  db: Database,
  rules: StatusRules,
  now: () => Date,
  pace: RecorderPace = usualPace,
): CheckRecorder {
  let waiting: Waiting[] = [];
  let stored: { at: number; count: number }[] = [];
  let arrivedAt = 0;
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
    const begunAt = performance.now();
    stored = stored.filter((batch) => begunAt - batch.at < loadMs);
    const last = stored.at(-1);
    const count = stored.reduce((sum, batch) => sum + batch.count, waiting.length);
    if (!last || count <= loadCount) return;
    await pause(Math.max(0, pace.gatherMs - (begunAt - last.at)));
    while (canWait(begunAt)) await pause(pace.gatherMs);
  }

  function canWait(begunAt: number): boolean {
    const now = performance.now();
    if (now - begunAt >= pace.quietMs || now - arrivedAt >= pace.idleMs) return false;
    return waiting.length < pace.quietCount && waiting.every((one) => isQuiet(one.record) && !one.isHurried);
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

  const record = (one: CheckRecord): Promise<RecordOutcome> =>
    new Promise((resolve, reject) => {
      waiting.push({ record: one, isHurried: false, resolve, reject });
      arrivedAt = performance.now();
      if (!isAtWork) void storeWaiting();
    });
  const hurry = (endpointId: string): void => {
    for (const one of waiting) one.isHurried ||= one.record.claim.endpointId === endpointId;
  };
  return Object.assign(record, { hurry });
}

/** Nobody waits for it, and there is nothing to tell. */
function isQuiet({ claim, checkedAt, hasChanged, severity, failing }: CheckRecord): boolean {
  const isRegular = !claim.isAwaited && claim.dueAt > firstInLine && claim.dueAt <= checkedAt;
  return isRegular && !hasChanged && failing.looks === claim.failing.looks && severity !== 'blocking';
}
