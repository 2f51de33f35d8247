import { listLastingEvents } from '@/lib/db/lasting-events';
import { readPolicies } from '@/lib/db/notice-policies';
import { insertNotices } from '@/lib/db/notices';
import type { Transaction } from '@/lib/db/open-database';
import { findRecipient } from '@/lib/db/recipients';

import { planNotices } from './plan-notices';

/** More are one message all the same, which names the worst of them. */
const mostEvents = 2000;

/** Tells over a channel that was just set up what began before and still holds: nobody else may have been told of it. */
export async function tellWhatHolds(tx: Transaction, channelId: string, now: Date): Promise<void> {
  const recipient = await findRecipient(tx, channelId);
  if (recipient === null) return;
  const lasting = await listLastingEvents(tx, mostEvents);
  const policyOf = await readPolicies(
    tx,
    lasting.flatMap(({ event: { siteId }, tags }) => (siteId === null || tags === null ? [] : [{ siteId, tags }])),
  );
  const tellsOutages = recipient.tagIds === null && policyOf(null).told.outage;
  const notices = lasting
    .filter(({ isSpokenFor }) => !(isSpokenFor && tellsOutages))
    .flatMap(({ event, tags }) => {
      const policy = policyOf(event.siteId === null || tags === null ? null : { siteId: event.siteId, tags });
      return planNotices({ event, rule: 'opened', count: '', policy, now }, tags, [recipient]);
    });
  await insertNotices(tx, notices, now);
}
