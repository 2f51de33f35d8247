import { randomUUID } from 'node:crypto';

import { claimDelivery, listDueChannels } from '@/lib/db/claim-delivery';
import { gatherNotices } from '@/lib/db/gather-notices';
import { createSlots } from '@/lib/monitor/slots';

import { deliver, sendMs } from './deliver';
import type { Compose, Send } from './deliver';
import type { Notifier } from './notifier';
import { longestRetryAfterMs } from './retry';

export interface Dispatcher {
  /** Makes messages of what is to leave now, and begins to send them. It waits for none. */
  pass: () => Promise<void>;
  /** Resolves when nothing is being sent. */
  whenIdle: () => Promise<void>;
  /** Begins nothing more. */
  stop: () => void;
}

/** Longer than an attempt may take. A process that died in one holds its message no longer. */
export const leaseMs = 2 * sendMs;
/** So many channels are sent over at once. */
const sendsAtOnce = 16;
export const longestPauseMs = longestRetryAfterMs + 60_000;

/**
 * Sends what waits in the outbox. Over one channel one message after the other, over different channels at once: one that
 * hangs or fails holds up no other. Two processes may do so on one database: each message is leased for one attempt.
 */
export function createDispatcher(
  notifier: Pick<Notifier, 'db' | 'now' | 'random' | 'reportBug'>,
  means: { send: Send; compose: Compose },
): Dispatcher {
  const { db, now, reportBug } = notifier;
  const slots = createSlots(sendsAtOnce);
  const running = new Map<string, Promise<void>>();
  let isStopped = false;

  async function sendAll(channelId: string): Promise<void> {
    while (!isStopped) {
      const terms = { token: randomUUID(), now: now(), leaseMs, longestPauseMs };
      const delivery = await claimDelivery(db, channelId, terms);
      if (!delivery) return;
      await deliver(notifier, means, delivery);
    }
  }

  return {
    pass: async () => {
      await gatherNotices(db, now());
      for (const channelId of await listDueChannels(db, { now: now(), leaseMs, longestPauseMs })) {
        if (isStopped || running.has(channelId)) continue;
        const sending = slots
          .run(() => sendAll(channelId))
          .catch(reportBug)
          .finally(() => running.delete(channelId));
        running.set(channelId, sending);
      }
    },
    whenIdle: async () => {
      while (running.size > 0) await Promise.all(running.values());
    },
    stop: () => {
      isStopped = true;
    },
  };
}
