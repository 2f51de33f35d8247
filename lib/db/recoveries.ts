import type { PracticePress } from '@/lib/recovery/practice-host';
import type { RecoveryEvent, RecoveryState } from '@/lib/recovery/recovery-state';

import { insertSiteEntry } from './audit';
import type { Actor } from './audit';
import { expectEvents } from './expect-events';
import type { Prisma } from './generated/client';
import type { Database } from './open-database';
import { whereInScope } from './site-scope';
import type { SiteScope } from './site-scope';
import { readPractice, readRecoveryState } from './stored-recovery';

export interface StoredRecovery {
  recoveryId: string;
  siteId: string;
  startedBy: string;
  version: number;
  state: RecoveryState;
  /** Of a practice, what was pressed in its panel; null = it is a real one. */
  practice: readonly PracticePress[] | null;
}

export const recoveryColumns = {
  id: true,
  siteId: true,
  startedBy: true,
  version: true,
  state: true,
  practice: true,
} satisfies Prisma.RecoverySelect;
type Row = Prisma.RecoveryGetPayload<{ select: typeof recoveryColumns }>;

export interface NewRecovery {
  recoveryId: string;
  siteId: string;
  state: RecoveryState;
  nextLookAt: Date;
  by: Actor;
}

/**
 * Stores a recovery that begins, with the host that the owner chose. When one is running already, that one stays, whoever
 * began it.
 *
 * @returns the running one's id; null when there is no such site any more
 */
export async function insertRecovery(db: Database, recovery: NewRecovery, now: Date): Promise<string | null> {
  const { recoveryId, siteId, state, nextLookAt, by } = recovery;
  const startedBy = by.signature;
  return db.$transaction(async (tx) => {
    const running = await tx.recovery.findUnique({ where: { activeSiteId: siteId }, select: recoveryColumns });
    if (running && toStoredRecovery(running)) return running.id;
    // A damaged record can neither go on nor stand in the way of the next one.
    const closed = { activeSiteId: null, nextLookAt: null, endedAt: now, outcome: 'abandoned' };
    if (running) await tx.recovery.updateMany({ where: { id: running.id }, data: closed });
    const { count } = await tx.site.updateMany({
      where: { id: siteId, deletedAt: null },
      data: { hosting: state.hostingId },
    });
    if (count === 0) return null;
    const common = { siteId, activeSiteId: siteId, hosting: state.hostingId, startedBy, nextLookAt };
    const began = { id: recoveryId, startedAt: now, state: JSON.stringify(state) };
    await tx.recovery.create({ data: { ...common, ...began } });
    const event: RecoveryEvent = { kind: 'started', by: startedBy };
    await tx.recoveryEvent.create({ data: { recoveryId, at: now, event: JSON.stringify(event) } });
    await insertSiteEntry(tx, by, 'recovery-started', { siteId }, now);
    return recoveryId;
  });
}

export interface RecoveryChange {
  state: RecoveryState;
  events: readonly RecoveryEvent[];
  nextLookAt: Date | null;
  /** A switch was pressed that may cost a certificate; with the reason, where it was advised against. */
  press: { reason: string | null } | null;
  /** Who has ended it, when somebody has. */
  endedBy: Actor | null;
}

/** @returns false when somebody has changed it since `seen` was read: then nothing is stored. */
export async function updateRecovery(
  db: Database,
  seen: Pick<StoredRecovery, 'recoveryId' | 'siteId' | 'version' | 'practice'>,
  { state, events, nextLookAt, press, endedBy }: RecoveryChange,
  now: Date,
): Promise<boolean> {
  const { recoveryId, siteId, version, practice } = seen;
  const isActive = state.outcome === null && practice === null;
  const data = {
    state: JSON.stringify(state),
    // Pages are told of a new version: a look that showed nothing new is none.
    version: events.length > 0 ? version + 1 : version,
    nextLookAt,
    activeSiteId: isActive ? siteId : null,
    outcome: state.outcome,
    endedAt: state.endedAt,
  };
  return db.$transaction(async (tx) => {
    const { count } = await tx.recovery.updateMany({ where: { id: recoveryId, version, endedAt: null }, data });
    if (count === 0) return false;
    const lines = events.map((event) => ({ recoveryId, at: now, event: JSON.stringify(event) }));
    if (lines.length > 0) await tx.recoveryEvent.createMany({ data: lines });
    if (events.length > 0 && practice === null) await expectEvents(tx, [siteId], now);
    if (press) await tx.recoveryPress.create({ data: { recoveryId, at: now, reason: press.reason } });
    if (endedBy) await insertSiteEntry(tx, endedBy, 'recovery-ended', { siteId }, now);
    return true;
  });
}

/** The recovery that is running for a site. */
export async function findActiveRecovery(db: Database, siteId: string): Promise<StoredRecovery | null> {
  const row = await db.recovery.findUnique({ where: { activeSiteId: siteId }, select: recoveryColumns });
  return row && toStoredRecovery(row);
}

/** A recovery of a site that one may see, running or over. */
export async function findRecovery(
  db: Database,
  scope: SiteScope,
  { siteId, recoveryId }: { siteId: string; recoveryId: string },
): Promise<StoredRecovery | null> {
  const where = { id: recoveryId, siteId, site: { deletedAt: null, ...whereInScope(scope) } };
  const row = await db.recovery.findFirst({ where, select: recoveryColumns });
  return row && toStoredRecovery(row);
}

/** Whether there is such a recovery, running or over, that one may see. */
export async function isRecoveryKnown(db: Database, scope: SiteScope, recoveryId: string): Promise<boolean> {
  const where = { id: recoveryId, site: { deletedAt: null, ...whereInScope(scope) } };
  return (await db.recovery.count({ where })) > 0;
}

/** What changes whenever something happens; null when it is over, gone or not theirs to see. */
export async function findRecoveryVersion(db: Database, scope: SiteScope, recoveryId: string): Promise<number | null> {
  const where = { id: recoveryId, endedAt: null, site: { deletedAt: null, ...whereInScope(scope) } };
  const row = await db.recovery.findFirst({ where, select: { version: true } });
  return row && row.version;
}

/** Those whose endpoints are to be looked at now, and those whose next look was set by a clock that has been put back. */
export async function listDueRecoveries(db: Database, now: Date, longestPauseMs: number): Promise<StoredRecovery[]> {
  const tooFar = new Date(now.getTime() + longestPauseMs);
  const rows = await db.recovery.findMany({
    where: { OR: [{ nextLookAt: { lte: now } }, { nextLookAt: { gt: tooFar } }] },
    orderBy: { nextLookAt: 'asc' },
    take: 100,
    select: recoveryColumns,
  });
  return rows.map(toStoredRecovery).filter((recovery) => recovery !== null);
}

/** null when the record is damaged. */
export function toStoredRecovery({ id, siteId, startedBy, version, state, practice }: Row): StoredRecovery | null {
  const read = readRecoveryState(state);
  return read && { recoveryId: id, siteId, startedBy, version, state: read, practice: readPractice(practice) };
}
