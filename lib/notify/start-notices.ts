import { setTimeout as pause } from 'node:timers/promises';

import { env } from '@/lib/env';

import { composeDelivery } from './compose-delivery';
import type { Compose, Send } from './deliver';
import { createDispatcher } from './dispatch';
import { judgeDueSites } from './judge-sites';
import { judgeWatch } from './judge-watch';
import type { Notifier } from './notifier';
import { sendOver } from './send-over';
import { planWeekly } from './weekly';

export interface Notices {
  /** Judges and begins nothing more, waits for what is being sent, and resolves when it has come to rest. */
  stop: () => Promise<void>;
}

export interface NoticesPace {
  /** The rest between two rounds. */
  restMs: number;
  /** How often it is judged how the watch itself is. */
  watchEveryMs: number;
  /** The regular time between two looks at an endpoint. */
  checkIntervalMs: number;
  send: Send;
  compose: Compose;
}

/**
 * Judges what is to be told and sends it, without being asked. A round that fails is reported, and the next one tries again;
 * what has been told and what not stands in the database.
 */
export function startNotices(notifier: Notifier, pace: Partial<NoticesPace> = {}): Notices {
  const full: NoticesPace = {
    restMs: 1_000,
    watchEveryMs: 20_000,
    checkIntervalMs: pace.checkIntervalMs ?? env.checkIntervalMs,
    send: (channel, message) => sendOver(notifier, channel, message),

    compose: (delivery, now) => composeDelivery(notifier, delivery, now),
    ...pace,
  };
  const stopping = new AbortController();
  const ended = runRounds(notifier, full, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}

/** However long it takes to judge, and whatever goes wrong with it, what has been planned leaves in time. */
async function runRounds(notifier: Notifier, pace: NoticesPace, signal: AbortSignal): Promise<void> {
  await Promise.all([judgeRounds(notifier, pace, signal), sendRounds(notifier, pace, signal)]);
}

async function judgeRounds(notifier: Notifier, pace: NoticesPace, signal: AbortSignal): Promise<void> {
  const { db, now } = notifier;
  let watchAt = performance.now();
  await repeat(notifier, pace, signal, async () => {
    if (performance.now() >= watchAt) {
      watchAt = performance.now() + pace.watchEveryMs;
      await judgeWatch(db, pace.checkIntervalMs, now());
      await planWeekly(db, now());
    }
    await judgeAllDue(notifier, pace, signal);
  });
}

async function sendRounds(notifier: Notifier, pace: NoticesPace, signal: AbortSignal): Promise<void> {
  const dispatcher = createDispatcher(notifier, pace);
  await repeat(notifier, pace, signal, () => dispatcher.pass());
  dispatcher.stop();
  await dispatcher.whenIdle();
}

async function repeat(
  { reportBug }: Notifier,
  { restMs }: NoticesPace,
  signal: AbortSignal,
  round: () => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    await round().catch(reportBug);
    await pause(restMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

async function judgeAllDue(
  { db, now }: Notifier,
  { checkIntervalMs }: NoticesPace,
  signal: AbortSignal,
): Promise<void> {
  let judged: number;
  do judged = await judgeDueSites(db, 2 * checkIntervalMs, now());
  while (judged > 0 && !signal.aborted);
}
