import { insertAuditEntry } from './audit';
import type { Database } from './open-database';

export interface SessionRow {
  sessionId: string;
  createdAt: Date;
  expiresAt: Date;
  ipAddress: string | null;
  userAgent: string | null;
}

/** Somebody's sessions that have not run out, the newest first. */
export async function listSessions(db: Database, personId: string, now: Date): Promise<SessionRow[]> {
  const rows = await db.session.findMany({
    where: { userId: personId, expiresAt: { gt: now } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: { id: true, createdAt: true, expiresAt: true, ipAddress: true, userAgent: true },
  });
  return rows.map(({ id, ...rest }) => ({ sessionId: id, ...rest }));
}

/** Ends one of somebody's own sessions. `false` when it is not theirs or has ended. */
export async function endSession(
  db: Database,
  { personId, signature }: { personId: string; signature: string },
  sessionId: string,
  now: Date,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { userId: personId, id: { in: [sessionId] } } });
    if (count > 0) await insertAuditEntry(tx, { personId, personName: signature, act: 'session-ended' }, now);
    return count > 0;
  });
}

/** Ends all of somebody's sessions but the one with this token; null = all. */
export async function endOtherSessions(db: Database, personId: string, keptToken: string | null): Promise<void> {
  const kept = keptToken === null ? [] : [keptToken];
  await db.session.deleteMany({ where: { userId: personId, token: { notIn: kept } } });
}

/** How many sign-ins of each person have not run out. */
export async function countSessions(db: Database, now: Date): Promise<{ email: string; count: number }[]> {
  const people = await db.user.findMany({
    orderBy: { email: 'asc' },
    select: { email: true, sessions: { where: { expiresAt: { gt: now } }, select: { id: true } } },
  });
  return people
    .filter(({ sessions }) => sessions.length > 0)
    .map(({ email, sessions }) => ({ email, count: sessions.length }));
}
