import { findRecoveryEndpoints } from '@/lib/db/find-recovery-endpoints';
import { findActiveRecovery } from '@/lib/db/recoveries';
import type { StoredRecovery } from '@/lib/db/recoveries';
import { practiceSights } from '@/lib/recovery/practice-host';
import type { PracticePress } from '@/lib/recovery/practice-host';
import type { Sight } from '@/lib/recovery/sight';

import { changeRecovery } from './change-recovery';
import { checkEndpoint } from './check-endpoint';
import type { Monitor } from './monitor';

/** So often it is tried again when somebody presses a button in the same moment. */
const mostTries = 5;

/** A rehearsal that nobody has gone on with for so long is over. */
const forgottenPracticeMs = 2 * 60 * 60 * 1000;

/** Looks at every endpoint of a recovery and lets it take what was seen. The looks are kept as any others. */
export async function lookAtRecovery(monitor: Monitor, recovery: StoredRecovery): Promise<void> {
  const { db, rules } = monitor;
  const { siteId, recoveryId, practice } = recovery;
  if (practice !== null) return lookAtPractice(monitor, recovery, practice);
  const looks = recovery.state.targets.map(({ endpointId }) => checkEndpoint(monitor, endpointId));
  const results = await Promise.all(looks);
  if (results.length > 0 && results.every(({ kind }) => kind === 'gone')) return endUnattended(monitor, recovery);
  const endpoints = await findRecoveryEndpoints(db, siteId, rules);
  const sights = new Map<string, Sight>(
    endpoints.flatMap(({ endpointId, sight }) => (sight ? [[endpointId, sight] as const] : [])),
  );
  let current: StoredRecovery | null = recovery;
  for (let tries = 0; tries < mostTries && current?.recoveryId === recoveryId; tries += 1) {
    if ((await changeRecovery(monitor, current, { kind: 'sights', sights, watched: endpoints })) !== null) return;
    current = await findActiveRecovery(db, siteId);
  }
}

/** What the practice panel would make visible. Nobody is dialled. */
async function lookAtPractice(
  monitor: Monitor,
  recovery: StoredRecovery,
  practice: readonly PracticePress[],
): Promise<void> {
  const now = monitor.now();
  if (now.getTime() - recovery.state.claimedAt.getTime() > forgottenPracticeMs) return endUnattended(monitor, recovery);
  const sights = practiceSights(recovery.state, practice, now);
  await changeRecovery(monitor, recovery, { kind: 'sights', sights });
}

/** A deleted site, and a rehearsal that was left, have nothing to wait for. */
async function endUnattended(monitor: Monitor, recovery: StoredRecovery): Promise<void> {
  const { step } = recovery.state;
  await changeRecovery(monitor, recovery, { kind: 'claim', step, claim: 'cancel' });
}
