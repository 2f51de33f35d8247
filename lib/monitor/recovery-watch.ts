import { setTimeout as pause } from 'node:timers/promises';

import { listDueRecoveries } from '@/lib/db/recoveries';

import { lookAtRecovery } from './look-at-recovery';
import type { Monitor } from './monitor';
import type { Scheduler } from './scheduler';

/** How often it asks whether one is due. */
const usualRestMs = 1000;
/** After a bug or a fault of the database. */
const retryMs = 30_000;
/** The longest time between two looks of a recovery, see lib/recovery/next-look.ts. */
const longestPauseMs = 5 * 60 * 1000;

/**
 * Watches the sites whose recovery is running, with or without a page open, after a restart as well: where each stands and
 * when it is looked at next is in the database.
 */
export function startRecoveryWatch(monitor: Monitor, restMs = usualRestMs): Scheduler {
  const stopping = new AbortController();
  const ended = watch(monitor, restMs, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}

async function watch(monitor: Monitor, restMs: number, signal: AbortSignal): Promise<void> {
  const running = new Map<string, Promise<void>>();
  while (!signal.aborted) {
    try {
      for (const recovery of await listDueRecoveries(monitor.db, monitor.now(), longestPauseMs)) {
        const { recoveryId } = recovery;
        // One that hangs holds up no other, and is not begun twice.
        if (running.has(recoveryId)) continue;
        const look = lookAtRecovery(monitor, recovery)
          .catch((error: unknown) => {
            monitor.reportBug(error);
            // The site is not dialled over and over because something here is broken.
            return pause(retryMs, undefined, { signal, ref: false }).catch(() => undefined);
          })
          .finally(() => running.delete(recoveryId));
        running.set(recoveryId, look);
      }
    } catch (error) {
      monitor.reportBug(error);
    }
    await pause(restMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
  await Promise.all(running.values());
}
