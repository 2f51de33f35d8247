import type { HostingId } from '@/lib/hosting/hosting';
import type { Outcome, PastStep, RecoveryEvent } from '@/lib/recovery/recovery-state';

import type { Database } from './open-database';
import { readRecoveryEvent, readRecoveryState } from './stored-recovery';

export interface RecoverySummary {
  recoveryId: string;
  hosting: string;
  startedAt: Date;
  startedBy: string;
  endedAt: Date | null;
  /** null = it is running. */
  outcome: Outcome | null;
}

/** The newest first. */
export async function listRecoveries(db: Database, siteId: string, limit: number): Promise<RecoverySummary[]> {
  const rows = await db.recovery.findMany({
    where: { siteId, practice: null },
    orderBy: { startedAt: 'desc' },
    take: limit,
    select: { id: true, hosting: true, startedAt: true, startedBy: true, state: true },
  });
  return rows.map(({ id, state, ...rest }) => {
    const { endedAt = null, outcome = null } = readRecoveryState(state) ?? {};
    return { recoveryId: id, ...rest, endedAt, outcome };
  });
}

export interface TimelineEntry {
  at: Date;
  event: RecoveryEvent;
}

/** The oldest first, at most the last 1,000. What cannot be read is left out. */
export async function listRecoveryEvents(db: Database, recoveryId: string): Promise<TimelineEntry[]> {
  const rows = await db.recoveryEvent.findMany({
    where: { recoveryId },
    orderBy: { id: 'desc' },
    take: 1000,
    select: { at: true, event: true },
  });
  return rows.reverse().flatMap(({ at, event }) => {
    const read = readRecoveryEvent(event);
    return read ? [{ at, event: read }] : [];
  });
}

/** When a switch was pressed in any recovery of the site since then. */
export async function listPresses(db: Database, siteId: string, since: Date): Promise<Date[]> {
  const where = { recovery: { siteId }, at: { gte: since } };
  const rows = await db.recoveryPress.findMany({ where, select: { at: true } });
  return rows.map(({ at }) => at);
}

/** The steps of the last recoveries with this host's playbook, whatever the site, the newest first. */
export async function listPastSteps(db: Database, hosting: HostingId): Promise<PastStep[]> {
  const rows = await db.recovery.findMany({
    where: { hosting, endedAt: { not: null }, practice: null },
    orderBy: { endedAt: 'desc' },
    take: 20,
    select: { state: true },
  });
  return rows.flatMap(({ state }) => readRecoveryState(state)?.past ?? []);
}
