import { randomUUID } from 'node:crypto';

import { insertClaimed } from '@/lib/db/claim-delivery';

import { composeDelivery } from './compose-delivery';
import { deliver } from './deliver';
import type { Send } from './deliver';
import { leaseMs, longestPauseMs } from './dispatch';
import type { Notifier } from './notifier';
import type { SendOutcome } from './send-outcome';
import { sendOver } from './send-over';

/** Sends a trial message at once, once, and says how it went. null = there is no such channel. */
export async function testChannel(
  notifier: Notifier,
  channelId: string,
  send: Send = (channel, message) => sendOver(notifier, channel, message),
): Promise<SendOutcome | null> {
  const { db, now } = notifier;
  const deliveryId = randomUUID();
  const terms = { token: randomUUID(), now: now(), leaseMs, longestPauseMs };
  const delivery = await insertClaimed(db, { deliveryId, channelId, purpose: 'test' }, terms);
  return delivery && deliver(notifier, { send, compose: (one, at) => composeDelivery(notifier, one, at) }, delivery);
}
