import { isIP } from 'node:net';

import { findEndedDiagnoses, findVerdict, isBeingLookedAt } from '@/lib/db/find-diagnoses';
import { findSiteHost } from '@/lib/db/find-site-host';
import { listStandingBlockers } from '@/lib/diagnosis/standing-blockers';
import type { DiagnosisVerdict } from '@/lib/recovery/gate';

import type { Monitor } from './monitor';

/** After this a look says nothing of now: DNS and servers change. */
export const freshMs = 60 * 60 * 1000;

export function isFresh(at: Date, now: Date): boolean {
  return Math.abs(now.getTime() - at.getTime()) <= freshMs;
}

/**
 * What is known now of the reasons why a renewal fails. What was found to be in the way stays there until a look has seen that it
 * is gone; anything else holds for an hour.
 */
export async function readDiagnosisVerdict(
  { db, now: readNow }: Pick<Monitor, 'db' | 'now'>,
  siteId: string,
): Promise<DiagnosisVerdict> {
  const now = readNow();
  const [host, looks, latest, isLooking] = await Promise.all([
    findSiteHost(db, siteId),
    findEndedDiagnoses(db, siteId),
    findVerdict(db, siteId),
    isBeingLookedAt(db, siteId, now),
  ]);
  if (host !== null && isIP(host) !== 0) return 'no-name';
  // It holds even if the rest of its record is damaged.
  if (latest?.verdict === 'blocked') return 'blocked';
  if (listStandingBlockers(looks, now).length > 0) return 'still-blocked';
  if (isLooking) return 'looking';
  const end = looks[0]?.end;
  if (!end) return 'never-looked';
  return isFresh(end.at, now) ? end.verdict : 'outdated';
}
