import { setTimeout as pause } from 'node:timers/promises';

import { checkDueEndpoints } from './check-due-endpoints';
import type { Monitor } from './monitor';
import { tidyUp } from './tidy-up';

export interface Scheduler {
  /** Claims nothing more, waits for the looks that are running, and resolves when it has come to rest. */
  stop: () => Promise<void>;
}

export interface SchedulerPace {
  /** The rest between two rounds. */
  restMs: number;
  /** How often what has been kept long enough is removed. */
  tidyEveryMs: number;
}

const usualPace: SchedulerPace = { restMs: 2_000, tidyEveryMs: 60 * 60 * 1000 };

/**
 * Watches without being asked: a round looks at what is due (see ./check-due-endpoints), then it rests. Rounds never
 * overlap, and rests are measured by a clock that cannot be set, so a jump of the wall clock or a night of sleep brings
 * one longer round and no burst. Whatever goes wrong in a round is reported, and the next one tries again.
 */
export function startScheduler(monitor: Monitor, pace: SchedulerPace = usualPace): Scheduler {
  const stopping = new AbortController();
  const { signal } = stopping;
  const ended = runRounds(monitor, pace, signal);
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}

async function runRounds(monitor: Monitor, pace: SchedulerPace, signal: AbortSignal): Promise<void> {
  let tidyAt = performance.now() + pace.restMs;
  while (!signal.aborted) {
    monitor.gauge.noteProgress();
    await reportingBugs(monitor, () => checkDueEndpoints(monitor, signal));
    if (performance.now() >= tidyAt) {
      await reportingBugs(monitor, () => tidyUp(monitor));
      tidyAt = performance.now() + pace.tidyEveryMs;
    }
    await rest(pace.restMs, signal);
  }
}

/** Here nobody else could catch it, and the watch must go on. */
async function reportingBugs(monitor: Monitor, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    monitor.reportBug(error);
  }
}

/** Ends early when the signal aborts. It does not keep the process alive by itself. */
async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal, ref: false }).catch(() => undefined);
}
