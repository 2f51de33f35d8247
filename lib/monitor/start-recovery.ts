import { randomUUID } from 'node:crypto';

import { findRecoveryEndpoints } from '@/lib/db/find-recovery-endpoints';
import { findSiteName } from '@/lib/db/find-site-name';
import { insertRecovery } from '@/lib/db/recoveries';
import type { Hosting } from '@/lib/hosting/hosting';
import { beginRecovery } from '@/lib/recovery/begin';
import { toDisplayName } from '@/lib/tls/display-name';

import type { Monitor } from './monitor';

/** Who does it, for the record. */
export interface Actor {
  personId: string | null;
  /** The e-mail address. */
  signature: string;
}

/**
 * Begins a recovery, from what the site shows now. Where one is running already, that one goes on.
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
  const site = await findSiteName(db, null, siteId);
  const endpoints = await findRecoveryEndpoints(db, siteId, rules);
  if (!site || endpoints.length === 0) return null;
  const audit = {
    personId: by.personId,
    personName: by.signature,
    act: 'recovery-started',
    subjectId: siteId,
    subjectName: toDisplayName(site),
  };
  const state = beginRecovery(hosting, endpoints, now);
  const recovery = { recoveryId: randomUUID(), siteId, startedBy: by.signature, state, nextLookAt: now, audit };
  return insertRecovery(db, recovery, now);
}
