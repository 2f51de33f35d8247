import { z } from 'zod';

import type { NoticedEvent, NoticeRule } from '@/lib/events/notice';
import { noticeRules } from '@/lib/events/notice';

import { findChannel } from './channels';
import type { StoredChannel } from './channels';
import { insertDelivery, readPurpose } from './deliveries';
import type { DeliveryPurpose, NewDelivery } from './deliveries';
import { toSiteEvent } from './events';
import type { Prisma } from './generated/client';
import type { Database, Transaction } from './open-database';
import { readJson } from './stored-json';
import { withdrawUntold } from './withdraw-untold';

const recipients = z.array(z.string());

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
