import type { Actor } from '@/lib/db/audit';
import { deleteChannel } from '@/lib/db/channels';
import type { StoredChannel } from '@/lib/db/channels';
import type { ClaimedDelivery } from '@/lib/db/claim-delivery';
import { dropDelivery, markFailed, markSent } from '@/lib/db/settle-delivery';

import type { Message } from './message';
import type { Notifier } from './notifier';
import { giveUpAfterMs, holdChannel, nextAttempt } from './retry';
import type { FailedSend, SendFailure, SendOutcome } from './send-outcome';

/** Sends a message over a channel. It never rejects for what the network or the service does. */
export type Send = (channel: StoredChannel, message: Message) => Promise<SendOutcome>;
/** Makes the message of a delivery; null = there is nothing to say any more. */
export type Compose = (delivery: ClaimedDelivery, now: Date) => Promise<Message | null>;

/** Nobody has done it: a browser has taken back its subscription. */
const program: Actor = { personId: null, signature: 'Kigen' };

/** No driver takes so long; one that does must not hold up what comes after it. */
export const sendMs = 60_000;

/** One attempt at a message. Whatever comes of it is stored, and nothing is thrown for it. */
export async function deliver(
  { db, now, random, reportBug }: Pick<Notifier, 'db' | 'now' | 'random' | 'reportBug'>,
  { send, compose }: { send: Send; compose: Compose },
  delivery: ClaimedDelivery,
): Promise<SendOutcome | null> {
  const { channel } = delivery;
  const outcome = await attempt();
  if (outcome === null) await dropDelivery(db, delivery);
  else if (outcome.kind === 'sent') await noteSent(null);
  else if (outcome.failure === 'gone' && channel.kind === 'web-push')
    await deleteChannel(db, channel.channelId, program, now());
  else if (outcome.left?.length === 0 && delivery.purpose !== 'test') await noteSent(outcome.failure);
  else await noteFailed(outcome);
  return outcome;

  async function noteSent(refused: SendFailure | null): Promise<void> {
    const { deliveryId, token, openTo } = delivery;
    const { channelId } = channel;
    await markSent(db, { deliveryId, token, channelId, refused, isRest: openTo !== null }, now());
  }

  async function noteFailed({ failure, detail, retryAfterMs, left }: FailedSend): Promise<void> {
    const { deliveryId, token, createdAt, attempts } = delivery;
    // Nobody waits for a trial any more: who made it has been told how it went.
    const isTest = delivery.purpose === 'test';
    const at = now();
    const nextAttemptAt = isTest ? null : nextAttempt({ createdAt, attempts, retryAfterMs }, random(), at);
    const holdUntil = left ? null : holdChannel({ failure, retryAfterMs }, nextAttemptAt, at);
    // What waits behind it is asked no better: else each would wait for a refusal of its own.
    const isEnd = nextAttemptAt === null && holdUntil !== null && !isTest;
    const giveUpBefore = isEnd ? new Date(at.getTime() - giveUpAfterMs) : null;
    const told = { failure, detail: detail.slice(0, 200), nextAttemptAt, holdUntil, giveUpBefore };
    const { channelId } = channel;
    await markFailed(db, { deliveryId, token, channelId, ...told, left: isTest ? null : (left ?? null) }, at);
  }

  async function attempt(): Promise<SendOutcome | null> {
    try {
      const message = await compose(delivery, now());
      if (message === null) return null;
      const { openTo } = delivery;
      return await beforeDeadline(send(channel, openTo === null ? message : { ...message, onlyTo: openTo }));
    } catch (error) {
      // A bug in one message must not stop the others, and it may be gone after an update.
      reportBug(error);
      return { kind: 'failed', failure: 'rejected', detail: 'internal error', retryAfterMs: null };
    }
  }
}

async function beforeDeadline(sending: Promise<SendOutcome>): Promise<SendOutcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<SendOutcome>((resolve) => {
    const outcome = {
      kind: 'failed',
      failure: 'unreachable',
      detail: 'no answer in time',
      retryAfterMs: null,
    } as const;
    timer = setTimeout(() => resolve(outcome), sendMs);
  });
  try {
    return await Promise.race([sending, late]);
  } finally {
    clearTimeout(timer);
  }
}
