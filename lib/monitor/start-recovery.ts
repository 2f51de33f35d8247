import { randomUUID } from 'node:crypto';

import type { Actor } from '@/lib/db/audit';
import { findVerdict } from '@/lib/db/find-diagnoses';
import { findRecoveryEndpoints } from '@/lib/db/find-recovery-endpoints';
import { insertRecovery } from '@/lib/db/recoveries';
import type { Hosting } from '@/lib/hosting/hosting';
import { beginRecovery } from '@/lib/recovery/begin';

import type { Monitor } from './monitor';
import { isFresh } from './read-diagnosis-verdict';
import { startDiagnosis } from './start-diagnosis';

/**
 * Begins a recovery, from what the site shows now, and looks for what is in its way unless somebody has just done so. Where
 * one is running already, that one goes on.
 *
 * @returns the running recovery's id; null when the site is gone
 */
export async function startRecovery(
  monitor: Monitor,
  siteId: string,
  hosting: Hosting,
  by: Actor,
): Promise<string | null> {
  const { db, rules } = monitor;
  const now = monitor.now();
  const endpoints = await findRecoveryEndpoints(db, siteId, rules);
  if (endpoints.length === 0) return null;
  const state = beginRecovery(hosting, endpoints, now);
  const recovery = { recoveryId: randomUUID(), siteId, state, nextLookAt: now, by };
  const running = await insertRecovery(db, recovery, now);
  if (running !== recovery.recoveryId) return running;
  const looked = await findVerdict(db, siteId);
  if (!looked || !isFresh(looked.at, now)) await startDiagnosis(monitor, siteId, by);
  return running;
}
