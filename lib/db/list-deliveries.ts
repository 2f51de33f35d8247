import { deliveryStates, readPurpose } from './deliveries';
import type { DeliveryRow } from './deliveries';
import type { Database } from './open-database';

const columns = {
  id: true,
  channelId: true,
  purpose: true,
  createdAt: true,
  state: true,
  attempts: true,
  nextAttemptAt: true,
  sentAt: true,
  failure: true,
  detail: true,
  dismissedAt: true,
} as const;

/** What was sent over a channel, or is to be, the newest first. */
export async function listDeliveries(db: Database, channelId: string, limit = 50): Promise<DeliveryRow[]> {
  const orderBy = [{ createdAt: 'desc' as const }, { id: 'asc' as const }];
  const rows = await db.delivery.findMany({ where: { channelId }, orderBy, take: limit, select: columns });
  return rows.map(toRow);
}

/** Whether something that did not arrive over a channel is still being tried. */
export async function isRetried(db: Database, channelId: string): Promise<boolean> {
  const where = { channelId, state: 'waiting', attempts: { gt: 0 } };
  return (await db.delivery.findFirst({ where, select: { id: true } })) !== null;
}

/** A message that was given up. */
export interface DeadDelivery extends DeliveryRow {
  channelName: string;
  /** One of lib/notify/channel-kinds.ts. */
  channelKind: string;
  /** Since when nothing arrives over the channel; null = something has arrived since. */
  failingSince: Date | null;
}

/** What did not arrive and was given up, unless the owner has seen it; the newest first. */
export async function listDeadDeliveries(db: Database, limit = 50): Promise<DeadDelivery[]> {
  const channel = { select: { name: true, kind: true, failingSince: true } };
  const rows = await db.delivery.findMany({
    // Whoever sent a trial has seen how it went.
    where: { state: 'dead', dismissedAt: null, purpose: { not: 'test' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: limit,
    select: { ...columns, channel },
  });
  return rows.map(({ channel: { name, kind, failingSince }, ...row }) => ({
    ...toRow(row),
    channelName: name,
    channelKind: kind,
    failingSince,
  }));
}

type Row = Omit<DeliveryRow, 'deliveryId' | 'purpose' | 'state'> & { id: string; purpose: string; state: string };

function toRow({ id, purpose, state, ...rest }: Row): DeliveryRow {
  const known = deliveryStates.find((one) => one === state) ?? 'waiting';
  return { ...rest, deliveryId: id, purpose: readPurpose(purpose), state: known };
}
