import { noticeRules } from '@/lib/events/notice';
import type { NoticeRule } from '@/lib/events/notice';

import type { Database } from './open-database';

/** That an event was told over a channel, or is to be. */
export interface Telling {
  /** The event itself, or the outage that spoke for it. */
  eventId: number;
  rule: NoticeRule;
  channelId: string;
  channelName: string;
  /** One of lib/notify/channel-kinds.ts. */
  channelKind: string;
  /** Whose device it is; null = nobody's own. */
  personId: string | null;
  /** `planned` it leaves at `at` · `sending` it is being tried · `sent` at `at` · `dead` given up. */
  state: 'planned' | 'sending' | 'sent' | 'dead';
  at: Date;
}

const most = 500;

/** How these events were told, the oldest first. What was taken back before it left is not among it. */
export async function listTellings(db: Database, eventIds: readonly number[]): Promise<Telling[]> {
  if (eventIds.length === 0) return [];
  const rows = await db.notice.findMany({
    where: { eventId: { in: [...eventIds] }, state: { in: ['waiting', 'taken'] } },
    orderBy: { id: 'asc' },
    take: most,
    select: {
      eventId: true,
      rule: true,
      createdAt: true,
      sendAfter: true,
      state: true,
      channel: { select: { id: true, name: true, kind: true, userId: true } },
      delivery: { select: { state: true, sentAt: true, createdAt: true } },
    },
  });
  return rows.flatMap(({ eventId, rule, channel, delivery, ...notice }) => {
    const known = noticeRules.find((one) => one === rule);
    if (!known || delivery?.state === 'withdrawn') return [];
    const { id: channelId, name: channelName, kind: channelKind, userId: personId } = channel;
    return [{ eventId, rule: known, channelId, channelName, channelKind, personId, ...readState(notice, delivery) }];
  });
}

function readState(
  notice: { state: string; createdAt: Date; sendAfter: Date },
  delivery: { state: string; sentAt: Date | null; createdAt: Date } | null,
): Pick<Telling, 'state' | 'at'> {
  if (notice.state === 'waiting') return { state: 'planned', at: notice.sendAfter };
  // A message is forgotten before its event is.
  if (delivery === null) return { state: 'sent', at: notice.createdAt };
  if (delivery.sentAt) return { state: 'sent', at: delivery.sentAt };
  return { state: delivery.state === 'dead' ? 'dead' : 'sending', at: delivery.createdAt };
}
