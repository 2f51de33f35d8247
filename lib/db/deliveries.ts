import type { Database, Transaction } from './open-database';

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

export function readPurpose(text: string): DeliveryPurpose {
  return deliveryPurposes.find((purpose) => purpose === text) ?? 'notices';
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
