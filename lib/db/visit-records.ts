import { z } from 'zod';

import { mostWeeks } from '@/lib/quiet-hours/read-table';
import { keptDays, mostVisits } from '@/lib/quiet-hours/visit-slots';
import { mostSources } from '@/lib/quiet-hours/visit-record';
import type { VisitRecord } from '@/lib/quiet-hours/visit-record';

import { insertSiteEntry } from './audit';
import type { Actor } from './audit';
import type { Database } from './open-database';
import { readJson } from './stored-json';

const lines = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
/** What no clock shows cannot be drawn. */
const latestMs = Date.UTC(2200, 0);
const counts = z.array(z.number().int().min(0).max(mostVisits)).max((keptDays + 2) * 96);

/** What may be stored of visits: numbers, and the names of files. */
export const visitRecordSchema: z.ZodType<VisitRecord> = z.object({
  sources: z.array(z.object({ name: z.string().max(120), kind: z.enum(['log', 'table', 'hand']) })).max(mostSources),
  dated: z
    .object({
      startMs: z
        .number()
        .int()
        .min(0)
        .max(latestMs)
        .multipleOf(15 * 60_000),
      slotMinutes: z.union([z.literal(60), z.literal(15)]),
      counts: z.object({ pages: counts, robots: counts, parts: counts, robotParts: counts }),
    })
    .refine(({ counts: { pages, ...others } }) => Object.values(others).every(({ length }) => length === pages.length))
    .nullable(),
  week: z
    .object({
      visits: z.array(z.number().min(0).max(mostVisits)).length(168),
      weeks: z
        .number()
        .min(1 / 7)
        .max(mostWeeks)
        .nullable(),
    })
    .nullable(),
  tally: z.object({
    counted: lines,
    unreadable: lines,
    tooLong: lines,
    otherSite: lines,
    outOfRange: lines,
    withoutAgent: lines,
  }),
});

export interface StoredVisits {
  record: VisitRecord;
  countedAt: Date;
}

/** null = nothing was counted, or what is stored cannot be read. */
export async function findVisits(db: Database, siteId: string): Promise<StoredVisits | null> {
  const row = await db.visitCount.findUnique({ where: { siteId } });
  const record = row && readJson(row.record, visitRecordSchema);
  return record ? { record, countedAt: row.countedAt } : null;
}

/** In place of what was counted before. */
export async function storeVisits(
  db: Database,
  by: Actor,
  { siteId, record }: { siteId: string; record: VisitRecord },
  now: Date,
): Promise<void> {
  const data = { countedAt: now, countedBy: by.signature, record: JSON.stringify(record) };
  await db.$transaction(async (tx) => {
    await tx.visitCount.upsert({ where: { siteId }, create: { siteId, ...data }, update: data });
    await insertSiteEntry(tx, by, 'visits-counted', { siteId }, now);
  });
}

export async function deleteVisits(db: Database, by: Actor, siteId: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count: gone } = await tx.visitCount.deleteMany({ where: { siteId } });
    if (gone > 0) await insertSiteEntry(tx, by, 'visits-removed', { siteId }, now);
  });
}
