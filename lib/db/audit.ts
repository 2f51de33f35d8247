import type { Database, Transaction } from './open-database';

/** What is written down: who did what to whom or what. `act` is one of lib/auth/audit-acts.ts. */
export interface NewAuditEntry {
  personId: string | null;
  personName: string;
  act: string;
  subjectId?: string;
  subjectName?: string;
  details?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

export interface AuditRow {
  entryId: number;
  at: Date;
  personName: string;
  act: string;
  subjectId: string | null;
  subjectName: string | null;
  /** JSON object. */
  details: string;
}

export async function insertAuditEntry(db: Database | Transaction, entry: NewAuditEntry, now: Date): Promise<void> {
  await db.auditEntry.create({
    data: {
      at: now,
      personId: entry.personId,
      personName: entry.personName,
      act: entry.act,
      subjectId: entry.subjectId ?? null,
      subjectName: entry.subjectName ?? null,
      details: JSON.stringify(entry.details ?? {}),
    },
  });
}

/** The newest first. @param before only entries with a smaller id, for the next page. */
export async function listAuditEntries(
  db: Database,
  { before, limit }: { before: number | null; limit: number },
): Promise<AuditRow[]> {
  const rows = await db.auditEntry.findMany({
    ...(before === null ? {} : { where: { id: { lt: before } } }),
    orderBy: { id: 'desc' },
    take: limit,
  });
  return rows.map(({ id, at, personName, act, subjectId, subjectName, details }) => ({
    entryId: id,
    at,
    personName,
    act,
    subjectId,
    subjectName,
    details,
  }));
}
