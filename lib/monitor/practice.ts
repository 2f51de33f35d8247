import { randomUUID } from 'node:crypto';

import type { Actor } from '@/lib/db/audit';
import { findRecoveryEndpoints } from '@/lib/db/find-recovery-endpoints';
import { insertPractice, storePracticePress } from '@/lib/db/practice';
import { findRecovery } from '@/lib/db/recoveries';
import type { Hosting } from '@/lib/hosting/hosting';
import { beginRecovery } from '@/lib/recovery/begin';
import { canPress } from '@/lib/recovery/practice-host';
import type { PracticePress } from '@/lib/recovery/practice-host';

import { lookAtRecovery } from './look-at-recovery';
import type { Monitor } from './monitor';

/** Begins a rehearsal of a site's recovery with a made-up host, or goes on with the one that is running. `false`: no such site. */
export async function startPractice(monitor: Monitor, siteId: string, hosting: Hosting, by: Actor): Promise<boolean> {
  const { db, rules } = monitor;
  const now = monitor.now();
  const endpoints = await findRecoveryEndpoints(db, siteId, rules);
  if (endpoints.length === 0) return false;
  // Whatever the site shows in truth, in the rehearsal it shows its certificate.
  const beginnings = endpoints.map(({ endpointId, host, certificate }) => ({
    endpointId,
    host,
    certificate,
    sight: null,
  }));
  const state = beginRecovery(hosting, beginnings, now);
  return insertPractice(db, { recoveryId: randomUUID(), siteId, state, by }, now);
}

/** Presses the switch of the practice panel. `refused` while it changes, or when it stands there already. */
export async function pressPracticePanel(
  monitor: Monitor,
  { siteId, recoveryId, to }: { siteId: string; recoveryId: string; to: PracticePress['to'] },
): Promise<'taken' | 'refused' | 'gone'> {
  for (;;) {
    const recovery = await findRecovery(monitor.db, null, { siteId, recoveryId });
    if (!recovery?.practice || recovery.state.outcome !== null) return 'gone';
    const at = monitor.now();
    if (!canPress(recovery.practice, to, at)) return 'refused';
    if (!(await storePracticePress(monitor.db, recovery, { to, at }))) continue;
    await lookAtRecovery(monitor, {
      ...recovery,
      version: recovery.version + 1,
      practice: [...recovery.practice, { to, at }],
    });
    return 'taken';
  }
}
