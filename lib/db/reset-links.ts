import { randomUUID } from 'node:crypto';

import { deleteApiKeysOf } from './api-keys';
import { insertAuditEntry } from './audit';
import type { Database, Transaction } from './open-database';

/** `reset` printed on the machine itself: the second factor goes too · `mail-reset` whoever reads the mail: it stays. */
export type ResetKind = 'reset' | 'mail-reset';
const kinds = ['reset', 'mail-reset'];

interface NewResetLink {
  kind: ResetKind;
  userId: string;
  tokenHash: string;
  now: Date;
  expiresAt: Date;
}

/**
 * Stores a link that lets its bearer set a new password for somebody. One that is printed on the machine ends the older ones
 * for the same person; one by mail ends none, since strangers may ask for it. The first of those that is used ends the others.
 */
export async function insertResetLink(
  db: Database,
  { kind, userId, tokenHash, now, expiresAt }: NewResetLink,
): Promise<void> {
  await db.$transaction(async (tx) => {
    if (kind === 'reset') await endLinks(tx, userId, kinds, now);
    await tx.oneTimeLink.create({ data: { id: randomUUID(), kind, userId, tokenHash, createdAt: now, expiresAt } });
  });
}

/** Whose password a link may set; null when it is unknown, used or too old. */
export async function findResetLink(
  db: Database | Transaction,
  tokenHash: string,
  now: Date,
): Promise<{ userId: string; isByMail: boolean } | null> {
  const link = await db.oneTimeLink.findFirst({
    where: { kind: { in: kinds }, tokenHash, usedAt: null, expiresAt: { gt: now } },
    select: { userId: true, kind: true },
  });
  return link?.userId == null ? null : { userId: link.userId, isByMail: link.kind === 'mail-reset' };
}

/**
 * Sets the password of whom the link is for, once: their sessions, keys, calendar address and devices end. With a link from the machine itself their
 * second factor and passkeys are taken off too, since they may have lost them; with one that came by mail they stay, so
 * that a mailbox alone opens no account that has them. `false` when somebody was quicker or the link does not hold any more.
 */
export async function consumeResetLink(
  db: Database,
  { tokenHash, passwordHash, now }: { tokenHash: string; passwordHash: string; now: Date },
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const found = await findResetLink(tx, tokenHash, now);
    if (!found) return false;
    const { userId, isByMail } = found;
    const used = await tx.oneTimeLink.updateMany({
      where: { kind: { in: kinds }, tokenHash, usedAt: null },
      data: { usedAt: now },
    });
    if (used.count === 0) return false;
    await endLinks(tx, userId, isByMail ? ['mail-reset'] : kinds, now);
    await setPassword(tx, userId, passwordHash, now);
    if (!isByMail) await removeOtherFactors(tx, userId);
    const user = await tx.user.update({
      where: { id: userId },
      data: { ...(isByMail ? {} : { twoFactorEnabled: false }), updatedAt: now },
      select: { email: true },
    });
    await insertAuditEntry(tx, { personId: userId, personName: user.email, act: 'password-reset' }, now);
    return true;
  });
}

async function endLinks(tx: Transaction, userId: string, which: readonly string[], now: Date): Promise<void> {
  await tx.oneTimeLink.updateMany({ where: { kind: { in: [...which] }, userId, usedAt: null }, data: { usedAt: now } });
}

async function setPassword(tx: Transaction, userId: string, passwordHash: string, now: Date): Promise<void> {
  await tx.account.updateMany({
    where: { userId, providerId: 'credential' },
    data: { password: passwordHash, updatedAt: now },
  });
  await tx.session.deleteMany({ where: { userId } });
  await deleteApiKeysOf(tx, userId);
  // Whoever was in the account may have made themselves an address or a device.
  await tx.calendarFeed.deleteMany({ where: { userId } });
  await tx.channel.deleteMany({ where: { userId } });
}

async function removeOtherFactors(tx: Transaction, userId: string): Promise<void> {
  await tx.twoFactor.deleteMany({ where: { userId } });
  await tx.passkey.deleteMany({ where: { userId } });
}
