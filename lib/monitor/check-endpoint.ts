import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { claimEndpoint } from '@/lib/db/claim-endpoints';
import { findLatestCheck } from '@/lib/db/find-latest-check';
import type { Change } from '@/lib/tls/changes';
import type { Finding } from '@/lib/tls/problem';

import type { Monitor } from './monitor';
import { performCheck } from './perform-check';

export interface EndpointCheck {
  siteId: string;
  endpointId: string;
  host: string;
  port: number;
  checkedAt: Date;
  /** The worst first, those of time included. */
  findings: readonly Finding[];
  changes: readonly Change[];
  /** True when this is the result of a look that somebody else had begun or just finished. */
  coalesced: boolean;
}

export type CheckEndpointResult =
  | { kind: 'checked'; check: EndpointCheck }
  /** There is no such endpoint, or its site was deleted meanwhile. */
  | { kind: 'gone' }
  /** Somebody else has been looking for longer than a look may take. */
  | { kind: 'still-running' };

/** A look that is no older than this is not repeated: longer than a double click, and too short for a person to notice. */
export const freshMs = 1_000;
/** How often somebody who waits for another's look asks for it, at first and later on. */
const askEveryMs = { first: 20, longest: 250 } as const;

/** Looks at an endpoint now. Whoever comes while a look is running gets the result of that one. */
export async function checkEndpoint(monitor: Monitor, endpointId: string): Promise<CheckEndpointResult> {
  const { db, rules, leaseMs } = monitor;
  const giveUpAt = performance.now() + leaseMs;
  const arrivedAt = monitor.now();
  for (let pauseMs: number = askEveryMs.first; ; pauseMs = Math.min(pauseMs * 2, askEveryMs.longest)) {
    const now = monitor.now();
    const latest = await findLatestCheck(db, endpointId, rules, now);
    if (!latest) return { kind: 'gone' };
    const { checkedAt } = latest;
    if (checkedAt && isFresh(checkedAt, arrivedAt, now)) {
      return { kind: 'checked', check: { ...latest, endpointId, checkedAt, coalesced: true } };
    }
    if (performance.now() > giveUpAt) return { kind: 'still-running' };

    const claim = await claimEndpoint(db, endpointId, { token: randomUUID(), now, leaseMs });
    const check = claim && (await performCheck(monitor, claim));
    if (check) return { kind: 'checked', check };
    monitor.record.hurry(endpointId);
    await pause(pauseMs);
  }
}

/**
 * A look that ended since somebody asked, or just before. One dated in the future was made by a clock that has since been
 * put back: it says nothing.
 */
function isFresh(checkedAt: Date, arrivedAt: Date, now: Date): boolean {
  return checkedAt <= now && checkedAt.getTime() > arrivedAt.getTime() - freshMs;
}
