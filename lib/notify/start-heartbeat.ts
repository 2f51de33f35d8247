import { setTimeout as pause } from 'node:timers/promises';

import { findLastTick, silentAfterMs } from '@/lib/db/watchers';

import { beat } from './beat';
import type { Notifier } from './notifier';
import type { Notices } from './start-notices';

const usualRestMs = 20_000;

/** Sends the sign of life whenever it is due, as long as somebody watches. */
export function startHeartbeat(notifier: Notifier, restMs = usualRestMs): Notices {
  const stopping = new AbortController();
  const ended = runBeats(notifier, restMs, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}

async function runBeats(notifier: Notifier, restMs: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const tickAt = await findLastTick(notifier.db, notifier.now());
      await beat(notifier, tickAt !== null && notifier.now().getTime() - tickAt.getTime() < silentAfterMs);
    } catch (error) {
      notifier.reportBug(error);
    }
    await pause(restMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
