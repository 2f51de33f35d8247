import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { claimDueEndpoints, releaseClaims } from '@/lib/db/claim-endpoints';
import type { Claim } from '@/lib/db/claim-endpoints';
import { firstInLine } from '@/lib/db/first-in-line';

import { checkSuspects, quarantineMs } from './check-suspects';
import type { Monitor } from './monitor';
import { performCheck } from './perform-check';

/** The longest time between two regular looks is a little more than the interval, see ./next-due. */
const farthestDue = 2;
/** What becomes due while the last looks of a round are running waits no longer than this: under load, for others. */
const askAgainMs = { usual: 1000, underLoad: 2000 } as const;
/** So many at a time are load. */
const loadCount = 8;
/** What else becomes due meanwhile may wait so long for the suspects. */
const suspectsMs = 3000;
/** Under load, what is looked at within so long is claimed at once, but no more than so many. */
const aheadMs = 2000;
const mostAhead = 128;

/**
 * Looks at every endpoint that is due, the longest due first, until none is left or the signal aborts. However many have
 * become due during a sleep, no more looks run at once than there are slots, and each endpoint is held by a claim, so
 * that another process that does the same never looks at it too.
 *
 * @returns how many looks were stored
 */
export async function checkDueEndpoints(monitor: Monitor, signal?: AbortSignal): Promise<number> {
  const startedAt = performance.now();
  let isOver = false;
  // Both come to an end before a bug in one of them is told, so that rounds never overlap.
  const rounds = await Promise.allSettled([
    checkAllDue(monitor, signal).finally(() => (isOver = true)),
    checkSuspects(monitor, () => isOver && performance.now() - startedAt > suspectsMs),
  ]);
  return rounds.reduce((stored, round) => {
    if (round.status === 'rejected') throw round.reason;
    return stored + round.value;
  }, 0);
}

async function checkAllDue(monitor: Monitor, signal?: AbortSignal): Promise<number> {
  const { slots } = monitor;
  const running = new Set<Promise<void>>();
  const claimer = createClaimer(monitor);
  let stored = 0;
  for (;;) {
    await slots.whenFree(Math.ceil(slots.size / 2));
    if (signal?.aborted) break;
    const { claims, restMs } = await claimer.take(slots.countFree());
    for (const claim of claims) {
      const look = runLook(monitor, claim).then((isStored) => {
        running.delete(look);
        if (isStored) stored += 1;
      });
      running.add(look);
    }
    if (running.size === 0) break;
    if (restMs > 0) await Promise.race([Promise.all(running), pause(restMs, undefined, { ref: false })]);
  }
  await claimer.giveBack();
  await Promise.all(running);
  return stored;
}

/** Claims more at a time than can begin, the more the faster they are taken: what a claim for one writes is enough for many. */
function createClaimer(monitor: Monitor) {
  let ahead: Claim[] = [];
  let claimed = { at: performance.now(), count: 0 };

  async function claimMore(wanted: number): Promise<number> {
    const at = performance.now();
    const forAhead = Math.min(mostAhead, Math.round((claimed.count * aheadMs) / (at - claimed.at + 1)));
    const limit = Math.max(wanted, forAhead);
    const claims = await claimDue(monitor, limit - ahead.length);
    noteClaims(monitor, claims);
    claimed = { at, count: claims.length };
    ahead.push(...claims);
    return limit - ahead.length;
  }

  return {
    /** At most `wanted`, the longest due first; `restMs` = how long nobody need ask again. */
    async take(wanted: number): Promise<{ claims: Claim[]; restMs: number }> {
      const missing = ahead.length < wanted ? await claimMore(wanted) : 0;
      const claims = ahead.splice(0, wanted);
      if (missing <= 0 || ahead.length > 0) return { claims, restMs: 0 };
      return { claims, restMs: claimed.count > loadCount ? askAgainMs.underLoad : askAgainMs.usual };
    },
    async giveBack(): Promise<void> {
      const left = ahead;
      ahead = [];
      await releaseClaims(monitor.db, left);
    },
  };
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
