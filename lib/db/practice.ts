import type { PracticePress } from '@/lib/recovery/practice-host';
import type { RecoveryEvent } from '@/lib/recovery/recovery-state';

import type { Database } from './open-database';
import { recoveryColumns, toStoredRecovery } from './recoveries';
import type { NewRecovery, StoredRecovery } from './recoveries';

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
  const row = await db.recovery.findFirst({ where, orderBy: { startedAt: 'desc' }, select: recoveryColumns });
  return row && toStoredRecovery(row);
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
