import type { Database } from './open-database';
import { isToldTo, listRecipients } from './recipients';

/**
 * Whether anybody would be told of anything: `none` there is no channel · `paused` each of them is · `unproved` nothing has
 * ever arrived over those that are not · `proved`.
 */
export type TellingState = 'none' | 'paused' | 'unproved' | 'proved';

export async function readTellingState(db: Database): Promise<TellingState> {
  const channels = await db.channel.findMany({ select: { pausedAt: true, workedAt: true } });
  if (channels.length === 0) return 'none';
  const running = channels.filter(({ pausedAt }) => pausedAt === null);
  if (running.length === 0) return 'paused';
  return running.some(({ workedAt }) => workedAt !== null) ? 'proved' : 'unproved';
}

/** Whether what is told of a site arrives somewhere: over a channel that has worked, is not paused, and tells of that site. */
export async function isSiteHeard(db: Database, siteId: string): Promise<boolean> {
  const [recipients, proved, carried] = await Promise.all([
    listRecipients(db),
    db.channel.findMany({ where: { workedAt: { not: null } }, select: { id: true } }),
    db.siteTag.findMany({ where: { siteId }, select: { tagId: true } }),
  ]);
  const tagIds = carried.map(({ tagId }) => tagId);
  const provedIds = new Set(proved.map(({ id }) => id));
  return recipients.some((one) => provedIds.has(one.channelId) && isToldTo(one, tagIds));
}
