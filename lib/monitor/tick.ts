import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { findLongestDue } from '@/lib/db/claim-endpoints';
import { recordTick } from '@/lib/db/watchers';
import type { WatcherRole } from '@/lib/db/watchers';

import type { Monitor } from './monitor';
import type { Scheduler } from './scheduler';

const usualEveryMs = 5_000;
/** A watch that has not gone on for so long hangs: it gives no sign of life, however well the process does. */
const hangsAfterMs = 60_000;

/** Gives a sign of life as long as the watch goes on, with its figures. */
export function startTicks(monitor: Monitor, role: WatcherRole, everyMs = usualEveryMs): Scheduler {
  const stopping = new AbortController();
  const ended = tick(monitor, role, everyMs, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}

async function tick(monitor: Monitor, role: WatcherRole, everyMs: number, signal: AbortSignal): Promise<void> {
  const { db, gauge } = monitor;
  const watcher = { watcherId: randomUUID(), role, startedAt: monitor.now() };
  while (!signal.aborted) {
    try {
      const now = monitor.now();
      const dueAt = await findLongestDue(db, now);
      const lagMs = dueAt === null ? 0 : now.getTime() - dueAt.getTime();
      const figures = { ...gauge.read(), lagMs };
      if (gauge.stillForMs() < hangsAfterMs) await recordTick(db, { ...watcher, tickAt: now, figures });
    } catch (error) {
      monitor.reportBug(error);
    }
    await pause(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
