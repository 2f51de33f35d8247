import type { ClaimedDelivery } from './claim-delivery';
import type { Database, Transaction } from './open-database';

/** Whoever holds its token says how it went. */
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
