import { randomUUID } from 'node:crypto';

import { claimSuspect } from '@/lib/db/claim-endpoints';
import type { Claim } from '@/lib/db/claim-endpoints';
import type { Observation } from '@/lib/tls/observation';

import { concludeLook } from './conclude-look';
import type { Monitor } from './monitor';
import { performCheck } from './perform-check';

/** Once may be chance: the power may fail while it is looked at. */
const mostDeaths = 2;
/** So long an endpoint that ends processes is left alone. */
export const quarantineMs = 24 * 60 * 60 * 1000;

/**
 * Looks, one after the other, at the endpoints whose last look never came back. So the one that ends the process (a fault
 * of the native parser, say) takes no other with it, and is told from those that were only near it: after two deaths in a
 * look apart it is not dialled again for a day, and its owner sees why. See docs/decisions/0009-native-crashes.md.
 *
 * @param isOver asked before each further one
 * @returns how many looks were stored
 */
export async function checkSuspects(monitor: Monitor, isOver: () => boolean): Promise<number> {
  const { db, leaseMs } = monitor;
  const looks: Promise<boolean>[] = [];
  do {
    const suspect = await claimSuspect(db, { token: randomUUID(), now: monitor.now(), leaseMs });
    if (suspect === null) break;
    const { claim, diedApart } = suspect;
    if (diedApart >= mostDeaths) looks.push(quarantine(monitor, claim));
    else await new Promise<void>((onSeen) => looks.push(tryCheck(monitor, claim, onSeen).finally(onSeen)));
  } while (!isOver());
  return (await Promise.all(looks)).filter(Boolean).length;
}

/** What is only to be stored holds up no other: a process that was killed leaves hundreds. */
async function tryCheck(monitor: Monitor, claim: Claim, onSeen: () => void): Promise<boolean> {
  try {
    return (await performCheck(monitor, claim, onSeen)) !== null;
  } catch (error) {
    monitor.reportBug(error);
    return false;
  }
}

async function quarantine(monitor: Monitor, claim: Claim): Promise<boolean> {
  const now = monitor.now();
  const { record } = concludeLook(claim, describeDeath(claim, now), monitor, now);
  const dueAt = new Date(now.getTime() + quarantineMs);
  return (await monitor.record({ ...record, dueAt })) === 'recorded';
}

function describeDeath({ host, port }: Claim, now: Date): Observation {
  const detail = 'what this server sends ended the program that read it; it is left alone for a day';
  const failure = { problem: 'malformed-certificate', detail } as const;
  return { target: { host, port }, startedAt: now, durationMs: 0, failure, addresses: [] };
}
