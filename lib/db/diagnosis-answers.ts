import { z } from 'zod';

import type { OwnerAnswer } from '@/lib/diagnosis/subject';

import { insertSiteEntry } from './audit';
import type { Actor } from './audit';
import type { Database } from './open-database';
import { readJson, storedInstant } from './stored-json';

export const ownerAnswers = ['on', 'off', 'unknown'] as const satisfies readonly OwnerAnswer[];

/** What the owner says of what cannot be seen from outside. */
export interface DiagnosisAnswers {
  overseasLimit: OwnerAnswer;
  accessLimit: OwnerAnswer;
  /** null = nobody has said anything yet. */
  answeredAt: Date | null;
}

const stored: z.ZodType<DiagnosisAnswers> = z.object({
  overseasLimit: z.enum(ownerAnswers),
  accessLimit: z.enum(ownerAnswers),
  answeredAt: storedInstant,
});

export async function findAnswers(db: Database, siteId: string): Promise<DiagnosisAnswers> {
  const site = await db.site.findUnique({ where: { id: siteId }, select: { diagnosisAnswers: true } });
  const read = readJson(site?.diagnosisAnswers ?? null, stored);
  return read ?? { overseasLimit: 'unknown', accessLimit: 'unknown', answeredAt: null };
}

/** `false` when there is no such site that is not deleted. */
export async function storeAnswers(
  db: Database,
  by: Actor,
  siteId: string,
  answers: Omit<DiagnosisAnswers, 'answeredAt'>,
  now: Date,
): Promise<boolean> {
  const { overseasLimit, accessLimit } = answers;
  const diagnosisAnswers = JSON.stringify({ overseasLimit, accessLimit, answeredAt: now });
  return db.$transaction(async (tx) => {
    const { count } = await tx.site.updateMany({ where: { id: siteId, deletedAt: null }, data: { diagnosisAnswers } });
    if (count > 0) await insertSiteEntry(tx, by, 'diagnosis-answered', { siteId }, now, { overseasLimit, accessLimit });
    return count > 0;
  });
}
