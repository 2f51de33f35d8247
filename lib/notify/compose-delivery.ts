import type { ClaimedDelivery } from '@/lib/db/claim-delivery';
import { readPolicies } from '@/lib/db/notice-policies';
import type { Database } from '@/lib/db/open-database';
import { listOutageSites } from '@/lib/db/outage-sites';
import { readWatchSummary } from '@/lib/db/weekly';
import { env } from '@/lib/env';

import type { NoticedEvent } from '@/lib/events/notice';

import { composeMessage } from './compose-message';
import { composeTest } from './compose-own';
import { composeWeekly } from './compose-weekly';
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
  if (purpose === 'weekly')
    return composeWeekly({ ...options, ...(await readWatchSummary(db, now)), staleAfterMs: 2 * env.checkIntervalMs });
  if (noticed.length === 0) return null;
  return composeMessage({ ...options, noticed, outageSites: await readOutageSites(db, noticed) });
}

const mostSites = 200;

async function readOutageSites(db: Database, noticed: readonly NoticedEvent[]) {
  const ids = noticed.filter(({ event }) => event.kind === 'outage').map(({ event }) => event.eventId);
  return new Map(await Promise.all(ids.map(async (id) => [id, await listOutageSites(db, id, mostSites)] as const)));
}
