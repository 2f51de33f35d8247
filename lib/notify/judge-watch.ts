import { endEvents, insertEvents } from '@/lib/db/events';
import { readPolicies } from '@/lib/db/notice-policies';
import { insertNotices } from '@/lib/db/notices';
import type { Database, Transaction } from '@/lib/db/open-database';
import { listRecipients } from '@/lib/db/recipients';
import { isAnythingWatched, listNewestLooks, listOpenWatchEvents, noteAlive } from '@/lib/db/watch-looks';
import { occurrenceKey } from '@/lib/events/event-keys';
import type { NoticePolicy } from '@/lib/events/notice-policy';
import { planReminder } from '@/lib/events/reminders';
import type { SiteEvent } from '@/lib/events/site-event';

import { planNotices } from './plan-notices';
import { tellEnds } from './tell-ends';

const minuteMs = 60_000;
/** So many looks in a row without a network are no accident of one. */
const fewestOffline = 3;
/** Older looks say nothing of the network now. */
const latelyMs = 20 * minuteMs;
/** A message about the missing network cannot leave. When it is back soon, only that is told. */
const networkPatienceMs = 15 * minuteMs;
const shortestGapMs = 15 * minuteMs;

/**
 * What is to be told of the watch itself: its network was down, or it stood still. And what is to be repeated about many
 * sites at once.
 *
 * @param intervalMs the regular time between two looks at an endpoint
 */
export async function judgeWatch(db: Database, intervalMs: number, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const policyOf = await readPolicies(tx, []);
    const policy = policyOf(null);
    const open = await listOpenWatchEvents(tx);
    await judgeNetwork(tx, open, policy, now);
    await judgeStandstill(tx, policy, intervalMs, now);
    await remind(tx, open, policy, now);
  });
}

async function judgeNetwork(
  tx: Transaction,
  events: readonly SiteEvent[],
  policy: NoticePolicy,
  now: Date,
): Promise<void> {
  const looks = await listNewestLooks(tx, fewestOffline);
  const [newest] = looks;
  if (!newest) return;
  const open = events.find(({ kind }) => kind === 'offline');
  if (open && !newest.isOffline) {
    const { eventId, facts } = open;
    await endEvents(tx, [{ eventId, facts, closedAt: now, outcome: 'recovered' }]);
    await tellEnds(tx, [{ event: open, policy, isTold: true }], now);
  }
  const isLate = now.getTime() - newest.startedAt.getTime() > latelyMs;
  if (open || isLate || looks.length < fewestOffline || !looks.every(({ isOffline }) => isOffline)) return;
  const since = looks.at(-1)?.startedAt ?? now;
  const soon = new Date(now.getTime() + networkPatienceMs);
  await openOffline(tx, { since, cause: 'network' }, { policy, now, sendNotBefore: soon, isOver: false });
}

async function judgeStandstill(tx: Transaction, policy: NoticePolicy, intervalMs: number, now: Date): Promise<void> {
  const since = await noteAlive(tx, now);
  const longestMs = Math.max(2 * intervalMs, shortestGapMs);
  if (since === null || now.getTime() - since.getTime() <= longestMs || !(await isAnythingWatched(tx))) return;
  await openOffline(tx, { since, cause: 'stood-still' }, { policy, now, sendNotBefore: now, isOver: true });
}

interface Telling {
  policy: NoticePolicy;
  now: Date;
  sendNotBefore: Date;
  /** It is told when it is over. */
  isOver: boolean;
}

async function openOffline(
  tx: Transaction,
  facts: { since: Date; cause: 'network' | 'stood-still' },
  { policy, now, sendNotBefore, isOver }: Telling,
): Promise<void> {
  const end = isOver ? { closedAt: now, outcome: 'momentary' as const } : { closedAt: null, outcome: null };
  const key = occurrenceKey(`offline:${facts.cause}`, 'watch', facts.since);
  const fresh = { key, kind: 'offline' as const, siteId: null, endpointId: null, facts, openedAt: now, ...end };
  const events = await insertEvents(tx, [fresh]);
  const recipients = await listRecipients(tx);
  const notices = events.flatMap((event) =>
    planNotices({ event, rule: 'opened', count: '', policy, now: sendNotBefore }, null, recipients),
  );
  await insertNotices(tx, notices, now);
}

async function remind(tx: Transaction, events: readonly SiteEvent[], policy: NoticePolicy, now: Date): Promise<void> {
  const plans = events.map((event) => ({ event, plan: planReminder(event, policy, now) }));
  const due = plans.filter(({ plan }) => plan.due !== null);
  if (due.length === 0) return;
  const recipients = (await listRecipients(tx)).filter(({ tagIds }) => tagIds === null);
  const notices = due.flatMap(({ event, plan }) =>
    planNotices({ event, rule: 'reminder', count: plan.due?.count ?? '', policy, now }, null, recipients),
  );
  await insertNotices(tx, notices, now);
}
