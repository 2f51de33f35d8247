import type { ClaimedDelivery } from '@/lib/db/deliveries';
import { readPolicies } from '@/lib/db/notice-policies';
import { readWatchSummary } from '@/lib/db/weekly';

import { composeMessage } from './compose-message';
import { composeTest, composeWeekly } from './compose-own';
import type { Message } from './message';
import type { Notifier } from './notifier';

/** Puts into words what a delivery says, as it is now. null = what it was about is gone. */
export async function composeDelivery(
  { db, baseUrl }: Pick<Notifier, 'db' | 'baseUrl'>,
  { deliveryId, channel, purpose, noticed }: ClaimedDelivery,
  now: Date,
): Promise<Message | null> {
  const policyOf = await readPolicies(db, []);
  const { zone } = policyOf(null);
  const options = { idempotencyKey: deliveryId, locale: channel.locale, zone, baseUrl, now };
  if (purpose === 'test') return composeTest({ ...options, channelName: channel.name });
  if (purpose === 'weekly') return composeWeekly({ ...options, ...(await readWatchSummary(db)) });
  return noticed.length === 0 ? null : composeMessage({ ...options, noticed });
}
