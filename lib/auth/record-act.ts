import { insertAuditEntry } from '@/lib/db/audit';
import type { NewAuditEntry } from '@/lib/db/audit';
import type { Database, Transaction } from '@/lib/db/open-database';

import type { AuditAct } from '@/lib/db/audit-acts';
import type { Visitor } from './visitor';

type Subject = Pick<NewAuditEntry, 'subjectId' | 'subjectName' | 'details'>;

/**
 * Writes down what somebody did: inside a transaction beside what it tells of, with that one's `now`.
 */
export async function recordAct(
  db: Database | Transaction,
  { personId, signature }: Pick<Visitor, 'personId' | 'signature'>,
  act: AuditAct,
  subject: Subject = {},
  now: Date = new Date(),
): Promise<void> {
  await insertAuditEntry(db, { personId, personName: signature, act, ...subject }, now);
}
