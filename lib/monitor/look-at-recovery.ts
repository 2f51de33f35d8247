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

/** Looks at every endpoint of a recovery and lets it take what was seen. The looks are kept as any others. */
export async function lookAtRecovery(monitor: Monitor, recovery: StoredRecovery): Promise<void> {
  const { db, rules } = monitor;
  const { siteId, recoveryId, practice } = recovery;
  if (practice !== null) return lookAtPractice(monitor, recovery, practice);
  const looks = recovery.state.targets.map(({ endpointId }) => checkEndpoint(monitor, endpointId));
  const results = await Promise.all(looks);
  if (results.length > 0 && results.every(({ kind }) => kind === 'gone')) return endForGoneSite(monitor, recovery);
  const endpoints = await findRecoveryEndpoints(db, siteId, rules);
  const sights = new Map<string, Sight>(
    endpoints.flatMap(({ endpointId, sight }) => (sight ? [[endpointId, sight] as const] : [])),
  );
  let current: StoredRecovery | null = recovery;
  for (let tries = 0; tries < mostTries && current?.recoveryId === recoveryId; tries += 1) {
    if ((await changeRecovery(monitor, current, { kind: 'sights', sights })) !== null) return;
    current = await findActiveRecovery(db, siteId);
  }
}

/** What the practice panel would make visible. Nobody is dialled. */
async function lookAtPractice(
  monitor: Monitor,
  recovery: StoredRecovery,
  practice: readonly PracticePress[],
): Promise<void> {
  const sights = practiceSights(recovery.state, practice, monitor.now());
  await changeRecovery(monitor, recovery, { kind: 'sights', sights });
}

/** A deleted site has nothing to wait for. */
async function endForGoneSite(monitor: Monitor, recovery: StoredRecovery): Promise<void> {
  const { step } = recovery.state;
  await changeRecovery(monitor, recovery, { kind: 'claim', step, claim: 'cancel' });
}
