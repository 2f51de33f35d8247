import type { Verdict } from '@/lib/diagnosis/verdict';

import { isUnderWay, keptOfSite } from './diagnoses';
import type { Prisma } from './generated/client';
import type { Database } from './open-database';
import { whereInScope } from './site-scope';
import type { SiteScope } from './site-scope';
import { readDiagnosisRecord, readVerdict } from './stored-diagnosis';
import type { DiagnosisRecord } from './stored-diagnosis';

export interface StoredDiagnosis extends DiagnosisRecord {
  diagnosisId: number;
  siteId: string;
  startedAt: Date;
  startedBy: string;
  version: number;
  /** null = it is under way, or was interrupted. */
  end: { at: Date; verdict: Verdict } | null;
}

export interface DiagnosesOfSite {
  /** The one that is under way. */
  running: StoredDiagnosis | null;
  /** The last one that came to its end, and the one before it. */
  last: StoredDiagnosis | null;
  before: StoredDiagnosis | null;
  /** A newer one than the last was cut off. */
  isInterrupted: boolean;
}

const columns = {
  id: true,
  siteId: true,
  startedAt: true,
  startedBy: true,
  endedAt: true,
  verdict: true,
  report: true,
  version: true,
} satisfies Prisma.DiagnosisSelect;
type Row = Prisma.DiagnosisGetPayload<{ select: typeof columns }>;

/** What is known of a site's diagnoses. A damaged record is left out. */
export async function findDiagnoses(db: Database, siteId: string, now: Date): Promise<DiagnosesOfSite> {
  const newest = { orderBy: { id: 'desc' }, select: columns } as const;
  const [latest, ended] = await Promise.all([
    db.diagnosis.findFirst({ where: { siteId }, ...newest }),
    db.diagnosis.findMany({ where: { siteId, endedAt: { not: null } }, ...newest, take: 5 }),
  ]);
  const [last = null, before = null] = ended.map(toStoredDiagnosis).filter((one) => one?.end);
  const open = latest?.endedAt === null ? latest : null;
  return {
    running: open && isUnderWay(open, now) ? toStoredDiagnosis(open) : null,
    last,
    before,
    isInterrupted: open !== null && !isUnderWay(open, now),
  };
}

/** Those that came to their end, the newest first: all that are kept. A damaged record is left out. */
export async function findEndedDiagnoses(db: Database, siteId: string): Promise<StoredDiagnosis[]> {
  const rows = await db.diagnosis.findMany({
    where: { siteId, endedAt: { not: null } },
    orderBy: { id: 'desc' },
    select: columns,
    take: keptOfSite,
  });
  return rows.flatMap((row) => {
    const one = toStoredDiagnosis(row);
    return one?.end ? [one] : [];
  });
}

/** Whether somebody is looking at this moment. */
export async function isBeingLookedAt(db: Database, siteId: string, now: Date): Promise<boolean> {
  const select = { startedAt: true, endedAt: true };
  const latest = await db.diagnosis.findFirst({ where: { siteId }, orderBy: { id: 'desc' }, select });
  return latest !== null && isUnderWay(latest, now);
}

/** What the last one that came to its end said, and when. */
export async function findVerdict(db: Database, siteId: string): Promise<StoredDiagnosis['end']> {
  const row = await db.diagnosis.findFirst({
    where: { siteId, endedAt: { not: null } },
    orderBy: { id: 'desc' },
    select: { endedAt: true, verdict: true },
  });
  return row && toEnd(row);
}

/** What changes whenever a checker has ended; null when it is over, cut off, gone or not theirs to see. */
export async function findDiagnosisVersion(
  db: Database,
  scope: SiteScope,
  diagnosisId: number,
  now: Date,
): Promise<number | null> {
  const where = { id: diagnosisId, endedAt: null, site: { deletedAt: null, ...whereInScope(scope) } };
  const row = await db.diagnosis.findFirst({ where, select: { version: true, startedAt: true, endedAt: true } });
  return row && isUnderWay(row, now) ? row.version : null;
}

/** Whether there is such a diagnosis, over or not, that one may see. */
export async function isDiagnosisKnown(db: Database, scope: SiteScope, diagnosisId: number): Promise<boolean> {
  const where = { id: diagnosisId, site: { deletedAt: null, ...whereInScope(scope) } };
  return (await db.diagnosis.count({ where })) > 0;
}

function toStoredDiagnosis({ id, siteId, startedAt, startedBy, version, report, ...row }: Row): StoredDiagnosis | null {
  const record = readDiagnosisRecord(report);
  return record && { diagnosisId: id, siteId, startedAt, startedBy, version, ...record, end: toEnd(row) };
}

function toEnd({ endedAt, verdict }: Pick<Row, 'endedAt' | 'verdict'>): StoredDiagnosis['end'] {
  const read = readVerdict(verdict);
  return endedAt && read && { at: endedAt, verdict: read };
}
