import { findVerdict } from '@/lib/db/find-diagnoses';
import type { DiagnosisVerdict } from '@/lib/recovery/gate';

import type { Monitor } from './monitor';

/** After this a look says nothing of now: DNS and servers change. */
export const freshMs = 60 * 60 * 1000;

export function isFresh(at: Date, now: Date): boolean {
  return Math.abs(now.getTime() - at.getTime()) <= freshMs;
}

/**
 * What is known now of the reasons why a renewal fails. What was found to be in the way stays there until somebody looks
 * again; anything else holds for an hour.
 */
export async function readDiagnosisVerdict(
  { db, now }: Pick<Monitor, 'db' | 'now'>,
  siteId: string,
): Promise<DiagnosisVerdict> {
  const last = await findVerdict(db, siteId);
  if (!last) return 'not-looked';
  return last.verdict === 'blocked' || isFresh(last.at, now()) ? last.verdict : 'not-looked';
}
