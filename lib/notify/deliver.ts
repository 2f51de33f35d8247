import type { Actor } from '@/lib/db/audit';
import { deleteChannel } from '@/lib/db/channels';
import type { StoredChannel } from '@/lib/db/channels';
import { dropDelivery, markFailed, markSent } from '@/lib/db/deliveries';
import type { ClaimedDelivery } from '@/lib/db/deliveries';

import type { Message } from './message';
import type { Notifier } from './notifier';
import { nextAttempt } from './retry';
import type { SendOutcome } from './send-outcome';

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
  const { channel, createdAt, attempts } = delivery;
  const outcome = await attempt();
  const { channelId } = channel;
  if (outcome === null) await dropDelivery(db, delivery);
  else if (outcome.kind === 'sent') await markSent(db, { ...delivery, channelId }, now());
  else if (outcome.failure === 'gone' && channel.kind === 'web-push')
    await deleteChannel(db, channelId, program, now());
  else {
    const { failure, detail, retryAfterMs } = outcome;
    // Nobody waits for a trial any more: who made it has been told how it went.
    const next = delivery.purpose === 'test' ? null : { createdAt, attempts, retryAfterMs };
    const nextAttemptAt = next && nextAttempt(next, random(), now());
    await markFailed(db, { ...delivery, channelId, failure, detail: detail.slice(0, 200), nextAttemptAt }, now());
  }
  return outcome;

  async function attempt(): Promise<SendOutcome | null> {
    try {
      const message = await compose(delivery, now());
      return message && (await beforeDeadline(send(channel, message)));
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
