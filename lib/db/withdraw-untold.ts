import { isEventKind } from '@/lib/events/event-kinds';

import type { Prisma } from './generated/client';
import { readPolicies } from './notice-policies';
import type { PolicyFinder } from './notice-policies';
import type { Transaction } from './open-database';
import { findRecipient, isToldTo } from './recipients';
import type { Recipient } from './recipients';

const columns = {
  id: true,
  rule: true,
  createdAt: true,
  event: {
    select: {
      kind: true,
      closedAt: true,
      site: {
        select: {
          id: true,
          pausedAt: true,
          deletedAt: true,
          tags: { select: { tag: { select: { id: true, name: true } } } },
        },
      },
    },
  },
} as const satisfies Prisma.NoticeSelect;

type NoticeRow = Prisma.NoticeGetPayload<{ select: typeof columns }>;

interface DueDelivery {
  id: string;
  channelId: string;
  purpose: string;
}

/**
 * Between the plan and the sending hours may pass: a quiet night, a service in trouble. What is over by then, or is not to be
 * told any more, or not over this channel, is taken back.
 *
 * @returns false when nothing is left: then the delivery is taken back as well
 */
export async function withdrawUntold(tx: Transaction, { id, channelId, purpose }: DueDelivery): Promise<boolean> {
  if (purpose === 'test') return true;
  const recipient = await findRecipient(tx, channelId);
  const isLeft =
    recipient !== null &&
    (purpose === 'weekly' ? isToldTo(recipient, null) : await withdrawNoticesOf(tx, id, recipient));
  if (!isLeft) await tx.delivery.updateMany({ where: { id, state: 'waiting' }, data: { state: 'withdrawn' } });
  return isLeft;
}

async function withdrawNoticesOf(tx: Transaction, deliveryId: string, recipient: Recipient): Promise<boolean> {
  const rows = await tx.notice.findMany({ where: { deliveryId, state: 'taken' }, select: columns });
  const sites = rows.map(toPolicySite).filter((site) => site !== null);
  const policyOf = await readPolicies(tx, sites);
  const ids = rows.filter((row) => !isStillTold(row, policyOf, recipient)).map(({ id }) => id);
  if (ids.length > 0) await tx.notice.updateMany({ where: { id: { in: ids } }, data: { state: 'withdrawn' } });
  return ids.length < rows.length;
}

function isStillTold(row: NoticeRow, policyOf: PolicyFinder, recipient: Recipient): boolean {
  const { kind, closedAt, site } = row.event;
  if (!isEventKind(kind)) return false;
  // It was not over after all.
  if (row.rule === 'closed' && closedAt === null) return false;
  // Its end is told by a notice of its own, unless it was over when it was planned to tell of it.
  if (row.rule !== 'closed' && closedAt !== null && closedAt > row.createdAt) return false;
  if (site && (site.pausedAt !== null || site.deletedAt !== null)) return false;
  const named = toPolicySite(row);
  return policyOf(named).told[kind] && isToldTo(recipient, named && named.tags.map(({ tagId }) => tagId));
}

function toPolicySite({ event: { site } }: NoticeRow) {
  return site && { siteId: site.id, tags: site.tags.map(({ tag }) => ({ tagId: tag.id, name: tag.name })) };
}
