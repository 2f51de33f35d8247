import type { PolicyTag } from '@/lib/db/notice-policies';
import type { NewNotice } from '@/lib/db/notices';
import { isToldTo } from '@/lib/db/recipients';
import type { Recipient } from '@/lib/db/recipients';
import type { NoticeRule } from '@/lib/events/notice';
import type { NoticePolicy } from '@/lib/events/notice-policy';
import { holdUntil } from '@/lib/events/quiet-hours';
import type { SiteEvent } from '@/lib/events/site-event';

/** So long it is waited whether others join. */
export const gatherMs = 30_000;

/** When a notice about an event may leave. A step of a recovery waits for nobody. */
export function planSending({ kind }: Pick<SiteEvent, 'kind'>, policy: NoticePolicy, now: Date): Date {
  if (kind.startsWith('recovery-')) return now;
  return holdUntil(kind, policy, new Date(now.getTime() + gatherMs));
}

interface Occasion {
  event: SiteEvent;
  rule: NoticeRule;
  /** Which reminder; '' for what is told once. */
  count: string;
  policy: NoticePolicy;
  now: Date;
}

/** A notice for each channel that tells of this site. @param tags null = the watch itself, or many sites */
export function planNotices(
  { event, rule, count, policy, now }: Occasion,
  tags: readonly PolicyTag[] | null,
  recipients: readonly Recipient[],
): NewNotice[] {
  if (!policy.told[event.kind]) return [];
  const tagIds = tags && tags.map(({ tagId }) => tagId);
  const sendAfter = planSending(event, policy, now);
  return recipients
    .filter((recipient) => isToldTo(recipient, tagIds))
    .map(({ channelId }) => ({ eventId: event.eventId, channelId, rule, count, sendAfter }));
}
