import { randomUUID } from 'node:crypto';

import { claimDueEndpoints } from '@/lib/db/claim-endpoints';
import type { Claim } from '@/lib/db/claim-endpoints';

import type { Monitor } from './monitor';
import { performCheck } from './perform-check';

/** The longest time between two looks is a little more than the interval, see ./next-due. */
const farthestDue = 2;

/**
 * Looks at every endpoint that is due, the longest due first, until none is left or the signal aborts. However many have
 * become due during a sleep, no more looks run at once than there are slots, and each endpoint is held by a claim, so
 * that another process that does the same never looks at it too.
 *
 * @returns how many looks were stored
 */
export async function checkDueEndpoints(monitor: Monitor, signal?: AbortSignal): Promise<number> {
  const running = new Set<Promise<void>>();
  let stored = 0;
  while (!signal?.aborted) {
    for (const claim of await claimForFreeSlots(monitor)) {
      const look = runLook(monitor, claim).then((isStored) => {
        running.delete(look);
        if (isStored) stored += 1;
      });
      running.add(look);
    }
    if (running.size === 0) break;
    await Promise.race(running);
  }
  await Promise.all(running);
  return stored;
}

async function claimForFreeSlots({ db, slots, now, leaseMs, checkIntervalMs }: Monitor): Promise<Claim[]> {
  const free = slots.countFree();
  if (free === 0) return [];
  const longestIntervalMs = checkIntervalMs * farthestDue;
  return claimDueEndpoints(db, free, { token: randomUUID(), now: now(), leaseMs, longestIntervalMs });
}

/** A bug in one look must not end the others. */
async function runLook(monitor: Monitor, claim: Claim): Promise<boolean> {
  try {
    return (await monitor.slots.run(() => performCheck(monitor, claim))) !== null;
  } catch (error) {
    monitor.reportBug(error);
    return false;
  }
}
