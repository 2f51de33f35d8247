import { z } from 'zod';

import type { Database } from './open-database';
import { readJson } from './stored-json';

const name = 'vapid';
const stored = z.object({ publicKey: z.string(), sealed: z.string() });

/** This installation's keys for Web Push; the private one encrypted. */
export type StoredVapidKeys = z.infer<typeof stored>;

export async function findVapidKeys(db: Database): Promise<StoredVapidKeys | null> {
  const row = await db.setting.findUnique({ where: { name }, select: { value: true } });
  return readJson(row?.value ?? null, stored);
}

/** Replaces what is there only if it is `before`. @returns what is there now */
export async function storeVapidKeys(
  db: Database,
  before: StoredVapidKeys | null,
  keys: StoredVapidKeys,
  now: Date,
): Promise<StoredVapidKeys> {
  return db.$transaction(async (tx) => {
    const row = await tx.setting.findUnique({ where: { name }, select: { value: true } });
    const known = readJson(row?.value ?? null, stored);
    if (known && known.sealed !== before?.sealed) return known;
    const data = { value: JSON.stringify(keys), updatedAt: now };
    await tx.setting.upsert({ where: { name }, create: { name, ...data }, update: data });
    return keys;
  });
}
