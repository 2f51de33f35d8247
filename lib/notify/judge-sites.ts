import { endEvents, insertEvents, reopenEvents } from '@/lib/db/events';
import type { NewEvent } from '@/lib/db/events';
import { listDueSites, storeJudgement } from '@/lib/db/judged-sites';
import type { DueSite } from '@/lib/db/judged-sites';
import { readPolicies } from '@/lib/db/notice-policies';
import { insertNotices, listToldChannels } from '@/lib/db/notices';
import type { Database, Transaction } from '@/lib/db/open-database';
import { listRecipients } from '@/lib/db/recipients';
import { eventKinds } from '@/lib/events/event-kinds';
import { judgeSite } from '@/lib/events/judge-site';
import type { OpenedEvent, SiteVerdict } from '@/lib/events/judged-site';
import { leadWindows } from '@/lib/events/notice-policy';
import type { NoticePolicy } from '@/lib/events/notice-policy';
import { planReminder } from '@/lib/events/reminders';

import { judgeOutages } from './judge-outages';
import { planNotices } from './plan-notices';
import { takeBackEnds, tellEnds } from './tell-ends';

/** Few enough that nobody waits long behind one transaction. */
const chunkSize = 50;

interface Judgement {
  due: DueSite;
  policy: NoticePolicy;
  verdict: SiteVerdict;
}

/**
 * Judges the sites whose time has come, at most one chunk of them: what opens and closes, and the notices about it, are stored
 * in one transaction, so that nothing is told that is not known, and nothing is known that is not told.
 *
 * @param staleAfterMs after this long a look says nothing any more
 * @returns how many sites were judged
 */
export async function judgeDueSites(db: Database, staleAfterMs: number, now: Date): Promise<number> {
  if ((await db.site.count({ where: { eventsAt: { lte: now } }, take: 1 })) === 0) return 0;
  return db.$transaction(async (tx) => {
    const due = await listDueSites(tx, now, chunkSize);
    const policyOf = await readPolicies(
      tx,
      due.map(({ site, tags }) => ({ siteId: site.siteId, tags })),
    );
    const judgements = due.map((one): Judgement => {
      const policy = policyOf({ siteId: one.site.siteId, tags: one.tags });
      const isOverdueChosen = policy.lead['renewal-overdue'] !== null;
      const rules = { windows: leadWindows(policy), isOverdueChosen, told: policy.told, staleAfterMs };
      return { due: one, policy, verdict: judgeSite(one.site, rules, now) };
    });
    await storeVerdicts(tx, judgements, now);
    return due.length;
  });
}

async function storeVerdicts(tx: Transaction, judgements: readonly Judgement[], now: Date): Promise<void> {
  await reopen(tx, judgements, now);
  await close(tx, judgements, now);
  await open(tx, judgements, now);
  const reminders = await remind(tx, judgements, now);
  const hasMoved = judgements.some(({ verdict }) => verdict.opens.length + verdict.closes.length > 0);
  if (hasMoved) await judgeOutages(tx, now);
  const nextAt = judgements.map(({ due, verdict, policy }) => ({
    siteId: due.site.siteId,
    nextAt: earliest([verdict.nextAt, ...(reminders.get(due.site.siteId) ?? []), ...listFirst(verdict, policy, now)]),
  }));
  const judged = judgements.flatMap(({ due, verdict }) => [...due.foreign, ...verdict.judged]);
  await storeJudgement(tx, nextAt, judged, now);
}

/** It flaps: what was told goes on, and only its end is taken back. */
async function reopen(tx: Transaction, judgements: readonly Judgement[], now: Date): Promise<void> {
  const all = judgements.flatMap(({ verdict, policy, due }) =>
    verdict.reopens.map(({ eventId }) => ({ eventId, policy, isToldOver: due.site.toldOver.has(eventId) })),
  );
  const events = await reopenEvents(
    tx,
    all.map(({ eventId }) => eventId),
  );
  const again = all.flatMap(({ eventId, ...rest }) =>
    events.filter((event) => event.eventId === eventId).map((event) => ({ ...rest, event })),
  );
  await takeBackEnds(tx, again, now);
}

async function close(tx: Transaction, judgements: readonly Judgement[], now: Date): Promise<void> {
  const all = judgements.flatMap(({ verdict, policy }) => verdict.closes.map((one) => ({ ...one, policy })));
  await endEvents(
    tx,
    all.map(({ event, outcome, facts }) => ({ eventId: event.eventId, closedAt: now, outcome, facts })),
  );
  await tellEnds(tx, all, now);
}

async function open(tx: Transaction, judgements: readonly Judgement[], now: Date): Promise<void> {
  const opened = new Map<string, { judgement: Judgement; isTold: boolean }>();
  const rows = judgements.flatMap((judgement) =>
    judgement.verdict.opens.map((one) => {
      opened.set(one.key, { judgement, isTold: one.isTold });
      return toNewEvent(judgement.due.site.siteId, one, now);
    }),
  );
  if (rows.length === 0) return;
  const recipients = await listRecipients(tx);
  const events = await insertEvents(tx, rows);
  const notices = events.flatMap((event) => {
    const found = opened.get(event.key);
    if (!found?.isTold) return [];
    const { policy, due } = found.judgement;
    return planNotices({ event, rule: 'opened', count: '', policy, now }, due.tags, recipients);
  });
  await insertNotices(tx, notices, now);
}

function toNewEvent(siteId: string, { key, kind, endpointId, facts }: OpenedEvent, now: Date): NewEvent {
  const { lasts } = eventKinds[kind];
  const end = lasts ? { closedAt: null, outcome: null } : { closedAt: now, outcome: 'momentary' as const };
  return { key, kind, siteId, endpointId, facts, openedAt: now, ...end };
}

/** Repeats what still holds. While its owner is at it, in a recovery, nothing is. @returns when to ask again, by site */
async function remind(
  tx: Transaction,
  judgements: readonly Judgement[],
  now: Date,
): Promise<ReadonlyMap<string, readonly (Date | null)[]>> {
  const plans = judgements.flatMap(({ due, verdict, policy }) => {
    const closed = new Set(verdict.closes.map(({ event }) => event.eventId));
    const lasting = due.site.events.filter(({ closedAt, eventId }) => closedAt === null && !closed.has(eventId));
    return lasting.map((event) => ({ event, due, policy, plan: planReminder(event, policy, now) }));
  });
  const dueNow = plans.filter(({ plan, due }) => plan.due !== null && due.site.recovery === null);
  if (dueNow.length > 0) {
    const recipients = await listRecipients(tx);
    const spokenFor = await listToldChannels(
      tx,
      dueNow.flatMap(({ event: { parentId } }) => (parentId === null ? [] : [parentId])),
    );
    const notices = dueNow.flatMap(({ event, due, policy, plan }) => {
      // Who was told of the outage is reminded of that.
      const told = event.parentId === null ? [] : (spokenFor.get(event.parentId) ?? []);
      const others = recipients.filter(({ channelId }) => !told.includes(channelId));
      return planNotices({ event, rule: 'reminder', count: plan.due?.count ?? '', policy, now }, due.tags, others);
    });
    await insertNotices(tx, notices, now);
  }
  const nextBySite = new Map<string, (Date | null)[]>();
  for (const { due, plan } of plans) {
    nextBySite.set(due.site.siteId, [...(nextBySite.get(due.site.siteId) ?? []), plan.nextAt]);
  }
  return nextBySite;
}

/** When what has just opened is to be repeated first. */
function listFirst({ opens, reopens }: SiteVerdict, policy: NoticePolicy, now: Date): (Date | null)[] {
  const unanswered = { closedAt: null, acknowledgedAt: null, snoozedUntil: null };
  const fresh = opens.map(({ kind }) => planReminder({ kind, openedAt: now, ...unanswered }, policy, now));
  const again = reopens.map((event) =>
    planReminder({ ...event, ...unanswered, snoozedUntil: event.snoozedUntil }, policy, now),
  );
  return [...fresh, ...again].map(({ nextAt }) => nextAt);
}

function earliest(instants: readonly (Date | null)[]): Date | null {
  const times = instants.filter((instant) => instant !== null).map((instant) => instant.getTime());
  return times.length === 0 ? null : new Date(Math.min(...times));
}
