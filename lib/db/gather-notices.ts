import { randomUUID } from 'node:crypto';

import { mostSingleNotices } from '@/lib/events/notice-policy';

import type { Prisma } from './generated/client';
import type { Database, Transaction } from './open-database';

const mostAtOnce = 2000;
/** Quiet hours end within a day: what is put off longer was put off by a clock that has since been put back. */
const longestHoldMs = 27 * 60 * 60 * 1000;

/**
 * Makes messages of the notices whose time has come: up to three of a channel each by itself, more as one digest. All in one
 * transaction: a notice is in one message, or in none.
 *
 * @returns how many notices were taken
 */
export async function gatherNotices(db: Database, now: Date): Promise<number> {
  const tooFar = new Date(now.getTime() + longestHoldMs);
  const where = { state: 'waiting', OR: [{ sendAfter: { lte: now } }, { sendAfter: { gt: tooFar } }] };
  if ((await db.notice.count({ where, take: 1 })) === 0) return 0;
  return db.$transaction(async (tx) => {
    await withdrawPaused(tx, where);
    const orderBy = { id: 'asc' as const };
    const rows = await tx.notice.findMany({ where, orderBy, take: mostAtOnce, select: { id: true, channelId: true } });
    for (const channelId of new Set(rows.map((row) => row.channelId))) {
      const ids = rows.filter((row) => row.channelId === channelId).map(({ id }) => id);
      const messages = ids.length > mostSingleNotices ? [ids] : ids.map((id) => [id]);
      for (const noticeIds of messages) await deliver(tx, channelId, noticeIds, now);
    }
    return rows.length;
  });
}

/** Who pauses a channel does not want to be told later what it was silent about. */
async function withdrawPaused(tx: Transaction, where: Prisma.NoticeWhereInput): Promise<void> {
  const paused = await tx.notice.findMany({
    where: { ...where, channel: { pausedAt: { not: null } } },
    select: { id: true },
  });
  if (paused.length === 0) return;
  await tx.notice.updateMany({ where: { id: { in: paused.map(({ id }) => id) } }, data: { state: 'withdrawn' } });
}

async function deliver(tx: Transaction, channelId: string, noticeIds: readonly number[], now: Date): Promise<void> {
  const deliveryId = randomUUID();
  const common = { channelId, purpose: 'notices', state: 'waiting', createdAt: now, nextAttemptAt: now };
  await tx.delivery.create({ data: { id: deliveryId, ...common } });
  await tx.notice.updateMany({ where: { id: { in: [...noticeIds] } }, data: { state: 'taken', deliveryId } });
}
