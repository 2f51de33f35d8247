import type { z } from 'zod';

import type { Database, Transaction } from './open-database';
import { readJson } from './stored-json';

/** What this installation keeps of itself, by name; null when there is nothing, or nothing of that shape. */
export async function findSetting<T>(
  db: Database | Transaction,
  name: string,
  schema: z.ZodType<T>,
): Promise<T | null> {
  const row = await db.setting.findUnique({ where: { name } });
  return row && readJson(row.value, schema);
}

export async function saveSetting(db: Database | Transaction, name: string, value: unknown, now: Date): Promise<void> {
  const data = { value: JSON.stringify(value), updatedAt: now };
  await db.setting.upsert({ where: { name }, create: { name, ...data }, update: data });
}

/** Keeps a value unless there is one. Two processes may start at once: whoever comes second reads what the first kept. */
export async function saveSettingOnce(db: Database, name: string, value: unknown, now: Date): Promise<void> {
  const data = { value: JSON.stringify(value), updatedAt: now };
  await db.setting.upsert({ where: { name }, create: { name, ...data }, update: {} });
}
