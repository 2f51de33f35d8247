import type { CheckerReport } from '@/lib/diagnosis/checker';
import type { Verdict } from '@/lib/diagnosis/verdict';

import type { Database, Transaction } from './open-database';
import { readDiagnosisRecord, writeDiagnosisRecord } from './stored-diagnosis';
import type { DiagnosisRecord } from './stored-diagnosis';

/** Whoever has not ended after this never will: longer than a diagnosis takes, with all that stands around it. */
export const interruptedAfterMs = 45_000;
/** How many of a site are kept. */
export const keptOfSite = 20;

/** Whether a look is under way that began then, whichever way the clock was moved meanwhile. */
export function isUnderWay({ startedAt, endedAt }: { startedAt: Date; endedAt: Date | null }, now: Date): boolean {
  return endedAt === null && Math.abs(now.getTime() - startedAt.getTime()) < interruptedAfterMs;
}

/**
 * Stores a diagnosis that begins. While one is under way for the site that one goes on, whoever began it.
 *
 * @returns null when there is no such site any more
 */
export async function insertDiagnosis(
  db: Database,
  { siteId, startedBy }: { siteId: string; startedBy: string },
  now: Date,
): Promise<{ diagnosisId: number; isNew: boolean } | null> {
  return db.$transaction(async (tx) => {
    const select = { id: true, startedAt: true, endedAt: true };
    const last = await tx.diagnosis.findFirst({ where: { siteId }, orderBy: { id: 'desc' }, select });
    if (last && isUnderWay(last, now)) return { diagnosisId: last.id, isNew: false };
    if ((await tx.site.count({ where: { id: siteId, deletedAt: null } })) === 0) return null;
    const report = writeDiagnosisRecord({ names: [], hostingId: null, reports: [] });
    const { id } = await tx.diagnosis.create({ data: { siteId, startedBy, startedAt: now, report } });
    await pruneDiagnoses(tx, siteId);
    return { diagnosisId: id, isNew: true };
  });
}

/** Keeps the newest, and the last one that came to an end: what it said holds until the site is looked at again. */
async function pruneDiagnoses(tx: Transaction, siteId: string): Promise<void> {
  const order = { orderBy: { id: 'desc' }, select: { id: true } } as const;
  const ended = await tx.diagnosis.findFirst({ where: { siteId, endedAt: { not: null } }, ...order });
  const old = await tx.diagnosis.findMany({ where: { siteId }, ...order, skip: keptOfSite });
  const ids = old.map(({ id }) => id).filter((id) => id !== ended?.id);
  if (ids.length > 0) await tx.diagnosis.deleteMany({ where: { id: { in: ids } } });
}

/** Stores what is looked at. `false` when the diagnosis is over or gone. */
export async function storeDiagnosed(
  db: Database,
  diagnosisId: number,
  subject: Pick<DiagnosisRecord, 'names' | 'hostingId'>,
): Promise<boolean> {
  return changeRecord(db, diagnosisId, (record) => ({ ...record, ...subject }));
}

/** Adds what a checker came to. `false` when the diagnosis is over or gone. */
export async function appendReport(db: Database, diagnosisId: number, report: CheckerReport): Promise<boolean> {
  return changeRecord(db, diagnosisId, (record) => ({ ...record, reports: [...record.reports, report] }));
}

async function changeRecord(
  db: Database,
  diagnosisId: number,
  change: (record: DiagnosisRecord) => DiagnosisRecord,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const where = { id: diagnosisId, endedAt: null };
    const row = await tx.diagnosis.findFirst({ where, select: { report: true, version: true } });
    const record = row && readDiagnosisRecord(row.report);
    if (!record) return false;
    const data = { report: writeDiagnosisRecord(change(record)), version: row.version + 1 };
    const { count } = await tx.diagnosis.updateMany({ where: { ...where, version: row.version }, data });
    return count > 0;
  });
}

/** `false` when it is over or gone. */
export async function finishDiagnosis(
  db: Database,
  diagnosisId: number,
  verdict: Verdict,
  now: Date,
): Promise<boolean> {
  const where = { id: diagnosisId, endedAt: null };
  const data = { verdict, endedAt: now, version: { increment: 1 } };
  const { count } = await db.diagnosis.updateMany({ where, data });
  return count > 0;
}
