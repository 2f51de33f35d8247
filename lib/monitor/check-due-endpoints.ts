import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { claimDueEndpoints } from '@/lib/db/claim-endpoints';
import type { Claim } from '@/lib/db/claim-endpoints';
import { firstInLine } from '@/lib/db/first-in-line';

import { checkSuspects, quarantineMs } from './check-suspects';
import type { Monitor } from './monitor';
import { performCheck } from './perform-check';

/** The longest time between two regular looks is a little more than the interval, see ./next-due. */
const farthestDue = 2;
/** What becomes due while the last looks of a round are running waits no longer than this. */
const askAgainMs = 1000;

/**
 * Looks at every endpoint that is due, the longest due first, until none is left or the signal aborts. However many have
 * become due during a sleep, no more looks run at once than there are slots, and each endpoint is held by a claim, so
 * that another process that does the same never looks at it too.
 *
 * @returns how many looks were stored
 */
export async function checkDueEndpoints(monitor: Monitor, signal?: AbortSignal): Promise<number> {
  let isOver = false;
  // Both come to an end before a bug in one of them is told, so that rounds never overlap.
  const rounds = await Promise.allSettled([
    checkAllDue(monitor, signal).finally(() => (isOver = true)),
    checkSuspects(monitor, () => isOver),
  ]);
  return rounds.reduce((stored, round) => {
    if (round.status === 'rejected') throw round.reason;
    return stored + round.value;
  }, 0);
}

async function checkAllDue(monitor: Monitor, signal?: AbortSignal): Promise<number> {
  const { slots } = monitor;
  const running = new Set<Promise<void>>();
  let stored = 0;
  for (;;) {
    // Not one by one: a claim for many costs as much as a claim for one.
    await slots.whenFree(Math.ceil(slots.size / 2));
    if (signal?.aborted) break;
    const wanted = slots.countFree();
    const claims = await claimDue(monitor, wanted);
    noteClaims(monitor, claims);
    for (const claim of claims) {
      const look = runLook(monitor, claim).then((isStored) => {
        running.delete(look);
        if (isStored) stored += 1;
      });
      running.add(look);
    }
    if (running.size === 0) break;
    if (claims.length < wanted)
      await Promise.race([Promise.all(running), pause(askAgainMs, undefined, { ref: false })]);
  }
  await Promise.all(running);
  return stored;
}

function claimDue({ db, now, leaseMs, checkIntervalMs }: Monitor, limit: number): Promise<Claim[]> {
  const longestIntervalMs = Math.max(checkIntervalMs * farthestDue, quarantineMs);
  return claimDueEndpoints(db, limit, { token: randomUUID(), now: now(), leaseMs, longestIntervalMs });
}

function noteClaims({ gauge, now }: Monitor, claims: readonly Claim[]): void {
  const regular = claims.filter(({ dueAt }) => dueAt > firstInLine);
  gauge.noteLags(regular.map(({ dueAt }) => Math.max(0, now().getTime() - dueAt.getTime())));
  gauge.noteProgress();
}

/** A bug in one look must not end the others. */
async function runLook(monitor: Monitor, claim: Claim): Promise<boolean> {
  try {
    return (await performCheck(monitor, claim)) !== null;
  } catch (error) {
    monitor.reportBug(error);
    return false;
  }
}
