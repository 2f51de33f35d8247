import { findRecoveryEndpoints } from '@/lib/db/find-recovery-endpoints';
import { findActiveRecovery } from '@/lib/db/recoveries';
import type { StoredRecovery } from '@/lib/db/recoveries';
import type { Sight } from '@/lib/recovery/sight';

import { changeRecovery } from './change-recovery';
import { checkEndpoint } from './check-endpoint';
import type { Monitor } from './monitor';

/** So often it is tried again when somebody presses a button in the same moment. */
const mostTries = 5;

/** Looks at every endpoint of a recovery and lets it take what was seen. The looks are kept as any others. */
export async function lookAtRecovery(monitor: Monitor, recovery: StoredRecovery): Promise<void> {
  const { db, rules } = monitor;
  const { siteId, recoveryId } = recovery;
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

/** A deleted site has nothing to wait for. */
async function endForGoneSite(monitor: Monitor, recovery: StoredRecovery): Promise<void> {
  const { step } = recovery.state;
  await changeRecovery(monitor, recovery, { kind: 'claim', step, claim: 'cancel' });
}
