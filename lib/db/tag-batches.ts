import { z } from 'zod';

import type { Database, Transaction } from './open-database';
import { readJson } from './stored-json';

/** A tag that one press has put on many sites, or taken off them. */
export interface TagBatch {
  batchId: string;
  at: Date;
  change: 'add' | 'remove';
  tag: string;
  /** The sites that were changed. */
  siteIds: readonly string[];
  /** So many were as wanted before. */
  same: number;
  /** So many can carry no more tags. */
  full: number;
  isUndone: boolean;
}

/** So long a press can be undone. */
const keptMs = 7 * 24 * 60 * 60 * 1000;

/** Those that are too old to be undone go. */
export async function insertTagBatch(tx: Transaction, { batchId, isUndone, ...batch }: TagBatch): Promise<void> {
  const siteIds = JSON.stringify(batch.siteIds);
  const undoneAt = isUndone ? batch.at : null;
  await tx.tagBatch.deleteMany({ where: { at: { lt: new Date(batch.at.getTime() - keptMs) } } });
  await tx.tagBatch.create({ data: { ...batch, id: batchId, siteIds, undoneAt } });
}

export async function findTagBatch(db: Database | Transaction, batchId: string): Promise<TagBatch | null> {
  const row = await db.tagBatch.findUnique({ where: { id: batchId } });
  if (!row) return null;
  const { id, change, siteIds, undoneAt, ...rest } = row;
  return {
    ...rest,
    batchId: id,
    change: change === 'remove' ? 'remove' : 'add',
    siteIds: readJson(siteIds, z.array(z.string())) ?? [],
    isUndone: undoneAt !== null,
  };
}

/** Marks it as undone. null when it is gone, or was undone before: then somebody else has done it. */
export async function takeBackTagBatch(tx: Transaction, batchId: string, now: Date): Promise<TagBatch | null> {
  const { count } = await tx.tagBatch.updateMany({ where: { id: batchId, undoneAt: null }, data: { undoneAt: now } });
  return count === 0 ? null : findTagBatch(tx, batchId);
}
