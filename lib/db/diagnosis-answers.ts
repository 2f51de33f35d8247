import { z } from 'zod';

import type { OwnerAnswer, OwnerAnswers } from '@/lib/diagnosis/subject';

import { insertSiteEntry } from './audit';
import type { Actor } from './audit';
import type { Database } from './open-database';
import { readJson, storedInstant } from './stored-json';

export const ownerAnswers = ['on', 'off', 'unknown'] as const satisfies readonly OwnerAnswer[];

export const longestNoticeUrl = 500;

/** The address of a notice of the host; text that is no https address without a password is refused. */
export const noticeUrl = z
  .string()
  .max(longestNoticeUrl)
  .refine((text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, username, password } = new URL(text);
    return protocol === 'https:' && username === '' && password === '';
  });

/** What the owner says of what cannot be seen from outside. */
export interface DiagnosisAnswers extends OwnerAnswers {
  /** null = nobody has said anything yet. */
  answeredAt: Date | null;
}

const stored: z.ZodType<DiagnosisAnswers> = z.object({
  overseasLimit: z.enum(ownerAnswers),
  accessLimit: z.enum(ownerAnswers),
  noticeUrl: noticeUrl.nullable().catch(null).default(null),
  answeredAt: storedInstant,
});

export async function findAnswers(db: Database, siteId: string): Promise<DiagnosisAnswers> {
  const site = await db.site.findUnique({ where: { id: siteId }, select: { diagnosisAnswers: true } });
  const read = readJson(site?.diagnosisAnswers ?? null, stored);
  return read ?? { overseasLimit: null, accessLimit: null, noticeUrl: null, answeredAt: null };
}

/** `false` when there is no such site that is not deleted. */
export async function storeAnswers(
  db: Database,
  by: Actor,
  siteId: string,
  answers: Record<'overseasLimit' | 'accessLimit', OwnerAnswer> & Pick<OwnerAnswers, 'noticeUrl'>,
  now: Date,
): Promise<boolean> {
  const { overseasLimit, accessLimit, noticeUrl: url } = answers;
  const diagnosisAnswers = JSON.stringify({ overseasLimit, accessLimit, noticeUrl: url, answeredAt: now });
  return db.$transaction(async (tx) => {
    const { count } = await tx.site.updateMany({ where: { id: siteId, deletedAt: null }, data: { diagnosisAnswers } });
    if (count > 0) await insertSiteEntry(tx, by, 'diagnosis-answered', { siteId }, now, { overseasLimit, accessLimit });
    return count > 0;
  });
}
