import { getMonitor } from './monitor';
import { startRecoveryWatch } from './recovery-watch';
import { startScheduler } from './scheduler';
import type { Scheduler } from './scheduler';

declare global {
  var kigenScheduler: Scheduler | undefined;
}

/**
 * Starts the watch of this process, once, however often it is called. It never throws: without a watch the pages can
 * still be read, and say that nobody has looked.
 */
export function startWatch(): void {
  if (globalThis.kigenScheduler) return;
  try {
    const watches = [startScheduler(getMonitor()), startRecoveryWatch(getMonitor())];
    const stop = async (): Promise<void> => {
      await Promise.all(watches.map((watch) => watch.stop()));
    };
    globalThis.kigenScheduler = { stop };
    // The server ends the process; until then nothing new is begun, and what has been seen is stored.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}
