import { randomUUID } from 'node:crypto';

import type { Database, Transaction } from './open-database';
import { findPerson } from './people';
import type { Person } from './people';

/** A key as it is shown: neither it nor its hash is in here. `scope` is one of lib/auth/api-keys.ts. */
export interface ApiKeyRow {
  keyId: string;
  name: string;
  scope: string;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  personId: string;
  email: string;
}

export interface NewApiKey {
  personId: string;
  name: string;
  /** SHA-256 of the key. */
  keyHash: string;
  scope: string;
  expiresAt: Date;
}

const columns = {
  id: true,
  name: true,
  scope: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  userId: true,
  user: { select: { email: true } },
} as const;

interface Row extends Omit<ApiKeyRow, 'keyId' | 'personId' | 'email'> {
  id: string;
  userId: string;
  user: { email: string };
}

export async function insertApiKey(tx: Transaction, { personId, ...key }: NewApiKey, now: Date): Promise<string> {
  const id = randomUUID();
  await tx.apiKey.create({ data: { id, userId: personId, ...key, createdAt: now } });
  return id;
}

export async function countApiKeys(tx: Transaction, personId: string): Promise<number> {
  return tx.apiKey.count({ where: { userId: personId } });
}

/** Somebody's keys, those that have expired among them, the newest first; null = everybody's. */
export async function listApiKeys(db: Database, personId: string | null): Promise<ApiKeyRow[]> {
  const rows = await db.apiKey.findMany({
    ...(personId === null ? {} : { where: { userId: personId } }),
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: columns,
  });
  return rows.map(toApiKeyRow);
}

export async function findApiKey(db: Database | Transaction, keyId: string): Promise<ApiKeyRow | null> {
  const row = await db.apiKey.findUnique({ where: { id: keyId }, select: columns });
  return row && toApiKeyRow(row);
}

/** The key with this hash and whose it is, with what they may do now. The lookup compares hashes, never the key itself. */
export async function findApiKeyHolder(
  db: Database,
  keyHash: string,
): Promise<{ key: ApiKeyRow; person: Person } | null> {
  const row = await db.apiKey.findUnique({ where: { keyHash }, select: columns });
  if (!row) return null;
  const person = await findPerson(db, row.userId);
  return person && { key: toApiKeyRow(row), person };
}

/** `false` when there is no such key (any more). */
export async function deleteApiKey(tx: Transaction, keyId: string): Promise<boolean> {
  const { count } = await tx.apiKey.deleteMany({ where: { id: { in: [keyId] } } });
  return count > 0;
}

export async function deleteApiKeysOf(tx: Transaction, personId: string): Promise<void> {
  await tx.apiKey.deleteMany({ where: { userId: personId } });
}

export async function storeLastUse(db: Database, keyId: string, now: Date): Promise<void> {
  await db.apiKey.updateMany({ where: { id: keyId }, data: { lastUsedAt: now } });
}

function toApiKeyRow({ id, userId, user, ...rest }: Row): ApiKeyRow {
  return { keyId: id, ...rest, personId: userId, email: user.email };
}
