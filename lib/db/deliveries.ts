import { z } from 'zod';

import type { NoticedEvent, NoticeRule } from '@/lib/events/notice';
import { noticeRules } from '@/lib/events/notice';

import { findChannel } from './channels';
import type { StoredChannel } from './channels';
import { toSiteEvent } from './events';
import type { Prisma } from './generated/client';
import type { Database, Transaction } from './open-database';
import { readJson } from './stored-json';
import { withdrawUntold } from './withdraw-untold';

const recipients = z.array(z.string());

export const deliveryPurposes = ['notices', 'test', 'weekly'] as const;
export type DeliveryPurpose = (typeof deliveryPurposes)[number];
export const deliveryStates = ['waiting', 'sent', 'dead', 'withdrawn'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One message over one channel, as it is shown. */
export interface DeliveryRow {
  deliveryId: string;
  channelId: string;
  purpose: DeliveryPurpose;
  createdAt: Date;
  state: DeliveryState;
  attempts: number;
  nextAttemptAt: Date;
  sentAt: Date | null;
  /** Of the last attempt that failed: one of lib/notify/send-outcome.ts. */
  failure: string | null;
  detail: string | null;
  dismissedAt: Date | null;
}

export interface NewDelivery {
  /** UUID; also the idempotency key. */
  deliveryId: string;
  channelId: string;
  purpose: DeliveryPurpose;
}

/** Nothing happens when there is one of this id already. */
export async function insertDelivery(tx: Database | Transaction, delivery: NewDelivery, now: Date): Promise<void> {
  const { deliveryId, channelId, purpose } = delivery;
  const common = { channelId, purpose, createdAt: now, state: 'waiting', nextAttemptAt: now };
  await tx.delivery.upsert({ where: { id: deliveryId }, create: { id: deliveryId, ...common }, update: {} });
}

export interface LeaseTerms {
  /** Unique for this attempt. */
  token: string;
  now: Date;
  leaseMs: number;
  /** No attempt is put off longer: beyond this, the clock has been put back. */
  longestPauseMs: number;
}

/** A delivery that is being sent: whoever holds the token says how it went. */
export interface ClaimedDelivery {
  deliveryId: string;
  token: string;
  purpose: DeliveryPurpose;
  createdAt: Date;
  /** This one included. */
  attempts: number;
  channel: StoredChannel;
  /** The recipients that are left: the others have it. null = all of them. */
  openTo: readonly string[] | null;
  noticed: readonly NoticedEvent[];
}

function isDue({ now, leaseMs, longestPauseMs }: Omit<LeaseTerms, 'token'>) {
  const tooFar = new Date(now.getTime() + longestPauseMs);
  const latestLease = new Date(now.getTime() + leaseMs);
  return {
    state: 'waiting',
    channel: {
      pausedAt: null,
      OR: [{ notBefore: null }, { notBefore: { lte: now } }, { notBefore: { gt: tooFar } }],
    },
    AND: [
      { OR: [{ nextAttemptAt: { lte: now } }, { nextAttemptAt: { gt: tooFar } }] },
      { OR: [{ leaseUntil: null }, { leaseUntil: { lte: now } }, { leaseUntil: { gt: latestLease } }] },
    ],
  } satisfies Prisma.DeliveryWhereInput;
}

/** The channels for which something is to be sent now. */
export async function listDueChannels(db: Database, terms: Omit<LeaseTerms, 'token'>): Promise<string[]> {
  const rows = await db.delivery.findMany({
    where: isDue(terms),
    distinct: ['channelId'],
    select: { channelId: true },
  });
  return rows.map(({ channelId }) => channelId);
}

/**
 * Takes the channel's delivery that is due, the oldest first, for one attempt; those that have nothing to say any more are
 * taken back on the way. null = there is none any more.
 */
export async function claimDelivery(
  db: Database,
  channelId: string,
  terms: LeaseTerms,
): Promise<ClaimedDelivery | null> {
  for (;;) {
    const claimed = await db.$transaction((tx) => claimNext(tx, channelId, terms));
    if (claimed !== 'withdrawn') return claimed;
  }
}

async function claimNext(
  tx: Transaction,
  channelId: string,
  terms: LeaseTerms,
): Promise<ClaimedDelivery | 'withdrawn' | null> {
  const where = { ...isDue(terms), channelId };
  const orderBy = [{ createdAt: 'asc' }, { id: 'asc' }] as const satisfies Prisma.DeliveryOrderByWithRelationInput[];
  const select = { id: true, channelId: true, purpose: true } as const;
  const due = await tx.delivery.findFirst({ where, orderBy: [...orderBy], select });
  if (!due) return null;
  if (!(await withdrawUntold(tx, due))) return 'withdrawn';
  const row = await tx.delivery.findUniqueOrThrow({ where: { id: due.id }, include: noticedColumns });
  return take(tx, row, terms);
}

/** Stores a delivery that whoever makes it sends at once: nobody else will. null = there is no such channel. */
export async function insertClaimed(
  db: Database,
  delivery: NewDelivery,
  terms: LeaseTerms,
): Promise<ClaimedDelivery | null> {
  const { deliveryId, channelId } = delivery;
  return db.$transaction(async (tx) => {
    if (!(await findChannel(tx, channelId))) return null;
    await insertDelivery(tx, delivery, terms.now);
    const row = await tx.delivery.findUniqueOrThrow({ where: { id: deliveryId }, include: noticedColumns });
    return take(tx, row, terms);
  });
}

const noticedColumns = {
  notices: {
    where: { state: 'taken' },
    orderBy: { id: 'asc' },
    select: {
      rule: true,
      event: {
        include: {
          site: {
            select: {
              id: true,
              host: true,
              port: true,
              displayHost: true,
              tags: { orderBy: { tag: { name: 'asc' } }, select: { tag: { select: { name: true } } } },
            },
          },
        },
      },
    },
  },
} as const satisfies Prisma.DeliveryInclude;

type NoticedRow = Prisma.DeliveryGetPayload<{ include: typeof noticedColumns }>;

async function take(tx: Transaction, row: NoticedRow, terms: LeaseTerms): Promise<ClaimedDelivery | null> {
  const { token, now, leaseMs } = terms;
  const channel = await findChannel(tx, row.channelId);
  if (!channel) return null;
  const leaseUntil = new Date(now.getTime() + leaseMs);
  const attempts = row.attempts + 1;
  await tx.delivery.updateMany({ where: { id: row.id }, data: { leaseToken: token, leaseUntil, attempts } });
  const { id, createdAt } = row;
  const noticed = row.notices.map(toNoticed).filter((one) => one !== null);
  const openTo = row.openTo === null ? null : readJson(row.openTo, recipients);
  return { deliveryId: id, token, purpose: readPurpose(row.purpose), createdAt, attempts, channel, openTo, noticed };
}

function toNoticed({ rule, event: { site, ...row } }: NoticedRow['notices'][number]): NoticedEvent | null {
  const event = toSiteEvent(row);
  if (event === null) return null;
  const { id, tags, ...place } = site ?? { id: '', tags: [] };
  const named = site && {
    siteId: id,
    ...(place as Omit<typeof site, 'id' | 'tags'>),
    tags: tags.map(({ tag }) => tag.name),
  };
  return { rule: readRule(rule), event, site: named };
}

function readRule(text: string): NoticeRule {
  return noticeRules.find((rule) => rule === text) ?? 'opened';
}

export function readPurpose(text: string): DeliveryPurpose {
  return deliveryPurposes.find((purpose) => purpose === text) ?? 'notices';
}

type Attempt = Pick<ClaimedDelivery, 'deliveryId' | 'token'>;

export interface SentAttempt extends Attempt {
  channelId: string;
  /** Why some of several recipients do not get it; null = nobody was refused. */
  refused: string | null;
  /** It went to those alone that were left. It says nothing of the others. */
  isRest: boolean;
}

/** @returns false when the lease was lost meanwhile: somebody else says how it goes on */
export async function markSent(db: Database, attempt: SentAttempt, now: Date): Promise<boolean> {
  const { deliveryId, token, channelId, refused, isRest } = attempt;
  return db.$transaction(async (tx) => {
    const { count } = await tx.delivery.updateMany({
      where: { id: deliveryId, leaseToken: token, state: 'waiting' },
      data: { state: 'sent', sentAt: now, leaseToken: null, leaseUntil: null, failure: refused, detail: null },
    });
    if (count === 0) return false;
    const worked = { workedAt: now, notBefore: null };
    const data = isRest || refused !== null ? worked : { ...worked, failingSince: null, failure: null };
    await tx.channel.updateMany({ where: { id: channelId }, data });
    if (refused !== null) await noteFailure(tx, channelId, refused, now);
    return true;
  });
}

export interface FailedAttempt extends Attempt {
  channelId: string;
  failure: string;
  detail: string;
  /** null = it is given up. */
  nextAttemptAt: Date | null;
  /** The service wants nothing of this channel before; null = it has not said so. */
  holdUntil: Date | null;
  /** What has waited since before this is given up with it; null = nothing. */
  giveUpBefore: Date | null;
  /** Some of several recipients have it, and these are left; null = nobody has it who had not before. */
  left: readonly string[] | null;
}

export async function markFailed(db: Database, attempt: FailedAttempt, now: Date): Promise<boolean> {
  const { deliveryId, token, channelId, failure, detail, nextAttemptAt, holdUntil, giveUpBefore, left } = attempt;
  const next = nextAttemptAt === null ? { state: 'dead' } : { nextAttemptAt };
  return db.$transaction(async (tx) => {
    const { count } = await tx.delivery.updateMany({
      where: { id: deliveryId, leaseToken: token, state: 'waiting' },
      data: {
        ...{ ...next, failure, detail, leaseToken: null, leaseUntil: null },
        ...(left === null ? {} : { openTo: JSON.stringify(left) }),
      },
    });
    if (count === 0) return false;
    const where = { id: channelId };
    if (left !== null) await tx.channel.updateMany({ where, data: { workedAt: now } });
    if (left === null || failure === 'refused-some') await noteFailure(tx, channelId, failure, now);
    if (holdUntil !== null) await tx.channel.updateMany({ where, data: { notBefore: holdUntil } });
    if (giveUpBefore !== null) {
      const late = { channelId, state: 'waiting', leaseToken: null, createdAt: { lte: giveUpBefore } };
      await tx.delivery.updateMany({ where: late, data: { state: 'dead', failure, detail } });
    }
    return true;
  });
}

async function noteFailure(tx: Transaction, channelId: string, failure: string, now: Date): Promise<void> {
  await tx.channel.updateMany({ where: { id: channelId }, data: { failure } });
  await tx.channel.updateMany({ where: { id: channelId, failingSince: null }, data: { failingSince: now } });
}

/** There is nothing in it any more: its sites are gone. */
export async function dropDelivery(db: Database, { deliveryId, token }: Attempt): Promise<void> {
  await db.delivery.deleteMany({ where: { id: deliveryId, leaseToken: token, state: 'waiting' } });
}

/**
 * What was given up is tried again from the beginning, at once: somebody asks for it, whatever the service has said before.
 *
 * @returns false when it was not given up
 */
export async function reviveDelivery(db: Database, deliveryId: string, now: Date): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.delivery.updateMany({
      where: { id: deliveryId, state: 'dead' },
      data: { state: 'waiting', createdAt: now, nextAttemptAt: now, attempts: 0, dismissedAt: null },
    });
    const where = { deliveries: { some: { id: deliveryId } } };
    if (count > 0) await tx.channel.updateMany({ where, data: { notBefore: null } });
    return count > 0;
  });
}

/** The owner has seen that it was given up. */
export async function markDismissed(db: Database, deliveryId: string, now: Date): Promise<boolean> {
  const where = { id: deliveryId, state: 'dead', dismissedAt: null };
  const { count } = await db.delivery.updateMany({ where, data: { dismissedAt: now } });
  return count > 0;
}
