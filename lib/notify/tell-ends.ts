import { insertNotices, listToldChannels, restoreNotices, withdrawEnds, withdrawNotices } from '@/lib/db/notices';
import type { NewNotice } from '@/lib/db/notices';
import type { Transaction } from '@/lib/db/open-database';
import type { EventKind } from '@/lib/events/event-kinds';
import type { NoticePolicy } from '@/lib/events/notice-policy';
import type { SiteEvent } from '@/lib/events/site-event';

import { planSending } from './plan-notices';

/** What is told when it is over. That of the steps before the end is told only where 「更新されました」 is not. */
const toldAtEnd: ReadonlySet<EventKind> = new Set([
  ...(['renewal-due', 'renewal-overdue', 'urgent'] as const),
  ...(['blocked', 'unreachable', 'problem', 'outage', 'offline'] as const),
]);

export interface ToldEnd {
  event: SiteEvent;
  policy: NoticePolicy;
  isTold: boolean;
}

/**
 * What waits about an event that is over is taken back, and its end is told over the channels that were told of its
 * beginning, or would have been: when both wait, only the end is told. What an outage has spoken for, it ends as well.
 */
export async function tellEnds(tx: Transaction, ends: readonly ToldEnd[], now: Date): Promise<void> {
  if (ends.length === 0) return;
  const eventIds = ends.map(({ event }) => event.eventId);
  const parentIds = ends.flatMap(({ event }) => (event.parentId === null ? [] : [event.parentId]));
  const told = await listToldChannels(tx, [...eventIds, ...parentIds]);
  const notices = ends.filter(isToldAtEnd).flatMap(({ event, policy }): NewNotice[] => {
    const byParent = event.parentId === null ? [] : (told.get(event.parentId) ?? []);
    const channels = (told.get(event.eventId) ?? []).filter((channelId) => !byParent.includes(channelId));
    const sendAfter = planSending(event, policy, now);
    return channels.map((channelId) => ({ eventId: event.eventId, channelId, rule: 'closed', count: '', sendAfter }));
  });
  await withdrawNotices(tx, eventIds, ['opened', 'reminder']);
  await insertNotices(tx, notices, now);
}

function isToldAtEnd({ event, policy, isTold }: ToldEnd): boolean {
  return isTold && toldAtEnd.has(event.kind) && policy.told[event.kind];
}

export interface ReopenedEvent {
  event: SiteEvent;
  policy: NoticePolicy;
  /** Its end has left: that it is back is told by a new event, if it lasts. */
  isToldOver: boolean;
}

/** It was not over after all: its end is not told, and its beginning is, where that had been taken back. */
export async function takeBackEnds(tx: Transaction, events: readonly ReopenedEvent[], now: Date): Promise<void> {
  if (events.length === 0) return;
  await withdrawEnds(
    tx,
    events.map(({ event }) => event.eventId),
  );
  for (const { event, policy, isToldOver } of events) {
    if (event.parentId === null && !isToldOver)
      await restoreNotices(tx, [event.eventId], planSending(event, policy, now));
  }
}
