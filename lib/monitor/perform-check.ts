import { randomUUID } from 'node:crypto';

import type { Claim } from '@/lib/db/claim-endpoints';
import { releaseClaim } from '@/lib/db/claim-endpoints';
import type { CheckRecord } from '@/lib/db/record-checks';
import { addCounterpart, settleCounterpart } from '@/lib/db/settle-counterpart';
import type { LookResult } from '@/lib/db/watchers';
import type { Observation } from '@/lib/tls/observation';
import { counterpartOf } from '@/lib/tls/site-name';

import type { EndpointCheck } from './check-endpoint';
import { concludeLook } from './conclude-look';
import type { Monitor } from './monitor';

/** After a bug or a broken database, so that the same endpoint is not tried over and over. */
const retryMs = 60_000;

/**
 * Looks at a claimed endpoint and stores what was seen; with the first look also at the other form of the site's name.
 * null when the claim was lost meanwhile: then nothing was stored. It waits for a free slot; what is stored needs none.
 *
 * @param onSeen called when only the storing is left, which may take a while
 */
export async function performCheck(monitor: Monitor, claim: Claim, onSeen?: () => void): Promise<EndpointCheck | null> {
  try {
    const observation = await monitor.slots.run(() => observeBoth(monitor, claim));
    onSeen?.();
    return await storeLook(monitor, claim, observation);
  } catch (error) {
    monitor.gauge.noteLook('error', 0);
    await releaseClaim(monitor.db, claim, new Date(monitor.now().getTime() + retryMs)).catch(monitor.reportBug);
    throw error;
  }
}

async function observeBoth(monitor: Monitor, claim: Claim): Promise<Observation> {
  const { host, port } = claim;
  const [observation] = await Promise.all([monitor.observe({ host, port }), seekCounterpart(monitor, claim)]);
  return observation;
}

async function storeLook(monitor: Monitor, claim: Claim, observation: Observation): Promise<EndpointCheck | null> {
  const now = monitor.now();
  const { record, findings } = concludeLook(claim, observation, monitor, now);
  if ((await monitor.record(record)) === 'stale') return null;
  monitor.gauge.noteLook(resultOf(record), observation.durationMs);
  const { siteId, endpointId, host, port } = claim;
  return { siteId, endpointId, host, port, checkedAt: now, findings, changes: record.changes, coalesced: false };
}

function resultOf({ severity, failing }: CheckRecord): LookResult {
  if (severity === 'inconclusive') return 'offline';
  return failing.looks > 0 ? 'broken' : 'fine';
}

/** The other form is added when its name resolves: one look both finds that out and is its first. */
async function seekCounterpart(monitor: Monitor, claim: Claim): Promise<void> {
  const { db, leaseMs } = monitor;
  const { siteId, port, counterpart } = claim;
  if (counterpart !== 'wanted' && counterpart !== 'unclear') return;
  const host = counterpartOf(claim.host);
  if (host === null) return settleCounterpart(db, siteId, 'settled');

  const observation = await monitor.observe({ host, port });
  if (observation.failure) return settleCounterpart(db, siteId, isAnswered(observation) ? 'settled' : 'unclear');
  const endpoint = { endpointId: randomUUID(), host, port };
  const added = await addCounterpart(db, siteId, endpoint, { token: randomUUID(), now: monitor.now(), leaseMs });
  if (added) await storeLook(monitor, added, observation);
}

/** The name does not exist, or it points inward: that is an answer. Silence of the name servers is none. */
function isAnswered({ failure }: Observation): boolean {
  return failure?.problem === 'name-not-found' || failure?.problem === 'address-blocked';
}
