import type { WatcherRole } from '@/lib/db/watchers';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

import { getMonitor } from './monitor';
import { startNightlyBackups } from './nightly-backup';
import { startRecoveryWatch } from './recovery-watch';
import { startScheduler } from './scheduler';
import type { Scheduler } from './scheduler';
import { startTicks } from './tick';

declare global {
  var kigenScheduler: Scheduler | undefined;
}

/**
 * Starts everything that this process does unasked, once, however often it is called. It never throws: without a watch
 * the pages can still be read, and say that nobody has looked.
 *
 * @param others what rooms above this one do unasked
 * @returns null when it could not be started
 */
export function startWatch(role: WatcherRole, others: readonly (() => Scheduler)[] = []): Scheduler | null {
  if (globalThis.kigenScheduler) return globalThis.kigenScheduler;
  try {
    const monitor = getMonitor();
    const watches = [
      startScheduler(monitor),
      startRecoveryWatch(monitor),
      startTicks(monitor, role),
      startNightlyBackups(monitor, { dataDir: env.dataDir, kept: env.backupsKept }),
    ];
    for (const start of others) watches.push(...startOther(start));
    const stop = async (): Promise<void> => {
      await Promise.all(watches.map((watch) => watch.stop()));
    };
    globalThis.kigenScheduler = { stop };
    // The server ends the process; until then nothing new is begun, and what has been seen is stored.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
    return globalThis.kigenScheduler;
  } catch (error) {
    log().fatal({ err: error }, 'The watch could not be started.');
    return null;
  }
}

/** Looks are worth taking although nobody can be told of them: the board tells. */
function startOther(start: () => Scheduler): Scheduler[] {
  try {
    return [start()];
  } catch (error) {
    log().fatal({ err: error }, 'Notices could not be started.');
    return [];
  }
}
