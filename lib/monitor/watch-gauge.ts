import { durationBoundsMs } from '@/lib/db/watchers';
import type { LookResult, WatchFigures } from '@/lib/db/watchers';

/** What the watch of this process measures of itself. */
export interface WatchGauge {
  /** How late looks began, in milliseconds each. */
  noteLags: (lags: readonly number[]) => void;
  noteLook: (result: LookResult, durationMs: number) => void;
  /** The watch goes on: a round has begun, or something in it was done. */
  noteProgress: () => void;
  /** Since the watch went on, in milliseconds. */
  stillForMs: () => number;
  read: () => Omit<WatchFigures, 'lagMs'>;
}

const minuteMs = 60_000;

export function createWatchGauge(now: () => number = () => performance.now()): WatchGauge {
  const lags = createWindow<number>(now);
  const looks = createWindow<LookResult>(now);
  const totals = { fine: 0, broken: 0, offline: 0, error: 0 };
  const durations = { counts: durationBoundsMs.map(() => 0), count: 0, sumMs: 0 };
  let movedAt = now();

  return {
    noteLags: (late) => late.forEach(lags.add),
    noteLook(result, durationMs) {
      movedAt = now();
      looks.add(result);
      totals[result] += 1;
      if (result === 'error') return;
      durations.count += 1;
      durations.sumMs += Math.round(durationMs);
      durationBoundsMs.forEach((bound, index) => {
        if (durationMs <= bound) durations.counts[index] = (durations.counts[index] ?? 0) + 1;
      });
    },
    noteProgress: () => void (movedAt = now()),
    stillForMs: () => now() - movedAt,
    read() {
      const last = looks.list();
      return {
        lagP99Ms: percentile(lags.list(), 0.99),
        looksLastMinute: last.length,
        failuresLastMinute: last.filter((result) => result === 'error').length,
        rssBytes: process.memoryUsage.rss(),
        looks: { ...totals },
        durations: { ...durations, counts: [...durations.counts] },
      };
    },
  };
}

/** What was added in the last minute. */
function createWindow<T>(now: () => number): { add: (value: T) => void; list: () => T[] } {
  let items: { at: number; value: T }[] = [];
  const drop = (): void => {
    const first = items.findIndex(({ at }) => now() - at < minuteMs);
    items = first === -1 ? [] : items.slice(first);
  };
  return {
    add: (value) => {
      items.push({ at: now(), value });
      // Not with each, since it copies the rest.
      if (items.length % 4096 === 0) drop();
    },
    list: () => {
      drop();
      return items.map(({ value }) => value);
    },
  };
}

function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
