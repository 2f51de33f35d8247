import { toDisplayName } from '@/lib/tls/display-name';

import type { AuditAct } from './audit-acts';
import { findEndpointName } from './find-endpoint-name';
import { findSiteName } from './find-site-name';
import type { Database, Transaction } from './open-database';

/** Who does something, as the audit log tells it. A visitor is one. */
export interface Actor {
  /** null = no person, such as a program on the command line. */
  personId: string | null;
  /** What the audit log calls them. */
  signature: string;
}

/** What is written down: who did what to whom or what. */
export interface NewAuditEntry {
  personId: string | null;
  personName: string;
  act: AuditAct;
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

/** Writes down what somebody did to a site or an endpoint, in the transaction that does it, with the name that it has now. */
export async function insertSiteEntry(
  tx: Transaction,
  { personId, signature }: Actor,
  act: AuditAct,
  subject: { siteId: string } | { endpointId: string },
  now: Date,
  details: Readonly<Record<string, string>> = {},
): Promise<void> {
  const isSite = 'siteId' in subject;
  const subjectId = isSite ? subject.siteId : subject.endpointId;
  const found = isSite ? await findSiteName(tx, null, subjectId) : await findEndpointName(tx, subjectId);
  const subjectName = found ? toDisplayName(found) : '';
  await insertAuditEntry(tx, { personId, personName: signature, act, subjectId, subjectName, details }, now);
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
