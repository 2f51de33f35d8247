import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import { insertAuditEntry } from './audit';
import type { Database, Transaction } from './open-database';
import { readJson } from './stored-json';

export interface NewPasskey {
  name: string;
  /** In base64url. */
  credentialId: string;
  /** In COSE form. */
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  /** How browsers reach the device. */
  transports: readonly string[];
}

/** A passkey as its owner sees it. */
export interface PasskeyRow {
  passkeyId: string;
  name: string;
  credentialId: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

export interface StoredPasskey extends NewPasskey {
  passkeyId: string;
  personId: string;
}

/** Whose passkeys are changed, and in which session: that one stays. */
export interface PasskeyOwner {
  personId: string;
  signature: string;
  sessionId: string;
}

/** Somebody's passkeys, the oldest first. */
export async function listPasskeys(db: Database, personId: string): Promise<PasskeyRow[]> {
  const rows = await db.passkey.findMany({
    where: { userId: personId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, credentialId: true, createdAt: true, lastUsedAt: true },
  });
  return rows.map(({ id, ...rest }) => ({ passkeyId: id, ...rest }));
}

/** By the name that the device gives it. */
export async function findPasskey(db: Database, credentialId: string): Promise<StoredPasskey | null> {
  const row = await db.passkey.findUnique({ where: { credentialId } });
  if (!row) return null;
  const { id, userId, name, publicKey, counter, transports } = row;
  const known = readJson(transports, z.array(z.string())) ?? [];
  return { passkeyId: id, personId: userId, name, credentialId, publicKey, counter, transports: known };
}

/**
 * Stores a passkey and ends all other sessions of its owner. `known` = the device has been added before, `too-many` = they
 * have `limit` already.
 */
export async function insertPasskey(
  db: Database,
  owner: PasskeyOwner,
  passkey: NewPasskey,
  { limit, now }: { limit: number; now: Date },
): Promise<'added' | 'known' | 'too-many'> {
  const { personId } = owner;
  return db.$transaction(async (tx) => {
    const { credentialId, transports, ...rest } = passkey;
    if (await tx.passkey.findUnique({ where: { credentialId }, select: { id: true } })) return 'known';
    if ((await tx.passkey.count({ where: { userId: personId } })) >= limit) return 'too-many';
    const id = randomUUID();
    const own = { id, userId: personId, credentialId, createdAt: now };
    await tx.passkey.create({ data: { ...own, ...rest, transports: JSON.stringify(transports) } });
    await closeBehind(tx, owner, 'passkey-added', passkey.name, now);
    return 'added';
  });
}

/** Removes one of somebody's own passkeys and ends all their other sessions. `false` when it is not theirs, or gone. */
export async function deletePasskey(db: Database, owner: PasskeyOwner, passkeyId: string, now: Date): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const where = { id: passkeyId, userId: owner.personId };
    const passkey = await tx.passkey.findFirst({ where, select: { name: true } });
    if (!passkey) return false;
    await tx.passkey.deleteMany({ where });
    await closeBehind(tx, owner, 'passkey-removed', passkey.name, now);
    return true;
  });
}

/** Remembers that a passkey has signed, and what its device has counted. */
export async function notePasskeyUse(db: Database, passkeyId: string, counter: number, now: Date): Promise<void> {
  await db.passkey.updateMany({ where: { id: passkeyId }, data: { counter, lastUsedAt: now } });
}

/** @param personId whose passkey it is to become; null = for signing in */
export async function insertChallenge(
  db: Database,
  challenge: { hash: string; personId: string | null; expiresAt: Date },
  now: Date,
): Promise<void> {
  const { hash, personId, expiresAt } = challenge;
  await db.$transaction(async (tx) => {
    await tx.passkeyChallenge.deleteMany({ where: { expiresAt: { lte: now } } });
    await tx.passkeyChallenge.create({ data: { id: hash, userId: personId, expiresAt } });
  });
}

/** Uses a challenge up. `false` when it is not this one's, has been used, or is too old. */
export async function consumeChallenge(
  db: Database,
  { hash, personId }: { hash: string; personId: string | null },
  now: Date,
): Promise<boolean> {
  const where = { id: hash, userId: personId, expiresAt: { gt: now } };
  const { count } = await db.passkeyChallenge.deleteMany({ where });
  return count === 1;
}

async function closeBehind(
  tx: Transaction,
  { personId, signature, sessionId }: PasskeyOwner,
  act: 'passkey-added' | 'passkey-removed',
  name: string,
  now: Date,
): Promise<void> {
  await tx.session.deleteMany({ where: { userId: personId, id: { not: sessionId } } });
  await insertAuditEntry(tx, { personId, personName: signature, act, subjectName: name }, now);
}

/** Whether anybody signs in by passkey here. */
export async function hasPasskeys(db: Database): Promise<boolean> {
  return (await db.passkey.findFirst({ select: { id: true } })) !== null;
}
