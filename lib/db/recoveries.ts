import type { HostingId } from '@/lib/hosting/hosting';
import type { PracticePress } from '@/lib/recovery/practice-host';
import type { Outcome, PastStep, RecoveryEvent, RecoveryState } from '@/lib/recovery/recovery-state';

import { insertSiteEntry } from './audit';
import type { Actor } from './audit';
import type { Prisma } from './generated/client';
import type { Database } from './open-database';
import { whereInScope } from './site-scope';
import type { SiteScope } from './site-scope';
import { readPractice, readRecoveryEvent, readRecoveryState } from './stored-recovery';

export interface StoredRecovery {
  recoveryId: string;
  siteId: string;
  startedBy: string;
  version: number;
  state: RecoveryState;
  /** Of a practice, what was pressed in its panel; null = it is a real one. */
  practice: readonly PracticePress[] | null;
}

export interface RecoverySummary {
  recoveryId: string;
  hosting: string;
  startedAt: Date;
  startedBy: string;
  endedAt: Date | null;
  /** null = it is running. */
  outcome: Outcome | null;
}

const columns = {
  id: true,
  siteId: true,
  startedBy: true,
  version: true,
  state: true,
  practice: true,
} satisfies Prisma.RecoverySelect;
type Row = Prisma.RecoveryGetPayload<{ select: typeof columns }>;

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
    const running = await tx.recovery.findUnique({ where: { activeSiteId: siteId }, select: { id: true } });
    if (running) return running.id;
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
    if (press) await tx.recoveryPress.create({ data: { recoveryId, at: now, reason: press.reason } });
    if (endedBy) await insertSiteEntry(tx, endedBy, 'recovery-ended', { siteId }, now);
    return true;
  });
}

/** The recovery that is running for a site. */
export async function findActiveRecovery(db: Database, siteId: string): Promise<StoredRecovery | null> {
  const row = await db.recovery.findUnique({ where: { activeSiteId: siteId }, select: columns });
  return row && toStored(row);
}

/** A recovery of a site that one may see, running or over. */
export async function findRecovery(
  db: Database,
  scope: SiteScope,
  { siteId, recoveryId }: { siteId: string; recoveryId: string },
): Promise<StoredRecovery | null> {
  const where = { id: recoveryId, siteId, site: { deletedAt: null, ...whereInScope(scope) } };
  const row = await db.recovery.findFirst({ where, select: columns });
  return row && toStored(row);
}

/** Stores a practice that begins, unless one is running; the site and its record are not touched. `false` when there is no such site any more. */
export async function insertPractice(
  db: Database,
  recovery: Omit<NewRecovery, 'nextLookAt'>,
  now: Date,
): Promise<boolean> {
  const { recoveryId, siteId, state, by } = recovery;
  return db.$transaction(async (tx) => {
    if ((await tx.site.count({ where: { id: siteId, deletedAt: null } })) === 0) return false;
    const own = { siteId, startedBy: by.signature, endedAt: null, practice: { not: null } };
    if ((await tx.recovery.count({ where: own })) > 0) return true;
    const common = { siteId, hosting: state.hostingId, startedBy: by.signature, nextLookAt: now, practice: '[]' };
    await tx.recovery.create({ data: { id: recoveryId, startedAt: now, state: JSON.stringify(state), ...common } });
    const event: RecoveryEvent = { kind: 'started', by: by.signature };
    await tx.recoveryEvent.create({ data: { recoveryId, at: now, event: JSON.stringify(event) } });
    return true;
  });
}

/** The practice that somebody has running for a site. */
export async function findPractice(db: Database, siteId: string, startedBy: string): Promise<StoredRecovery | null> {
  const where = { siteId, startedBy, endedAt: null, practice: { not: null } };
  const row = await db.recovery.findFirst({ where, orderBy: { startedAt: 'desc' }, select: columns });
  return row && toStored(row);
}

/** Keeps a press in the practice panel. `false` when the practice has changed since `seen` was read. */
export async function storePracticePress(
  db: Database,
  { recoveryId, version, practice }: StoredRecovery,
  press: PracticePress,
): Promise<boolean> {
  const { count } = await db.recovery.updateMany({
    where: { id: recoveryId, version, endedAt: null, practice: { not: null } },
    data: { practice: JSON.stringify([...(practice ?? []), press]), version: version + 1 },
  });
  return count > 0;
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
    select: columns,
  });
  return rows.map(toStored).filter((recovery) => recovery !== null);
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

/** The oldest first. What cannot be read is left out. */
export async function listRecoveryEvents(db: Database, recoveryId: string): Promise<TimelineEntry[]> {
  const rows = await db.recoveryEvent.findMany({
    where: { recoveryId },
    orderBy: { id: 'asc' },
    take: 1000,
    select: { at: true, event: true },
  });
  return rows.flatMap(({ at, event }) => {
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

function toStored({ id, siteId, startedBy, version, state, practice }: Row): StoredRecovery | null {
  const read = readRecoveryState(state);
  return read && { recoveryId: id, siteId, startedBy, version, state: read, practice: readPractice(practice) };
}
