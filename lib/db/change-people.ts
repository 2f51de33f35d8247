import type { Transaction } from './open-database';

export interface Share {
  seesAll: boolean;
  /** Meant only where not everything is seen. */
  tagIds: readonly string[];
}

/** The role of somebody who is still there. */
export async function findRole(tx: Transaction, personId: string): Promise<string | null> {
  const row = await tx.user.findUnique({ where: { id: personId }, select: { role: true } });
  return row?.role ?? null;
}

export async function countPeople(tx: Transaction, role: string): Promise<number> {
  return tx.user.count({ where: { role } });
}

/** Those of the ids that tags have. */
export async function keepKnownTags(tx: Transaction, tagIds: readonly string[]): Promise<string[]> {
  const rows = await tx.tag.findMany({ where: { id: { in: [...tagIds] } }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** Gives somebody another role. `false` when they do not have the one that was seen any more. */
export async function storeRole(
  tx: Transaction,
  personId: string,
  { from, to }: { from: string; to: string },
  now: Date,
): Promise<boolean> {
  const where = { id: personId, role: from };
  const { count } = await tx.user.updateMany({ where, data: { role: to, updatedAt: now } });
  return count === 1;
}

/** Which sites somebody sees from now on. */
export async function storeShare(tx: Transaction, personId: string, { seesAll, tagIds }: Share): Promise<void> {
  await tx.user.updateMany({ where: { id: personId }, data: { seesAll } });
  await tx.sharedTag.deleteMany({ where: { userId: personId } });
  await tx.sharedTag.createMany({ data: seesAll ? [] : tagIds.map((tagId) => ({ userId: personId, tagId })) });
}

export async function endSessions(tx: Transaction, personId: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId: personId } });
}

/** Removes somebody who has this role, with their sessions, password and second factor. `false` when there is none. */
export async function deletePerson(tx: Transaction, personId: string, role: string): Promise<boolean> {
  const { count } = await tx.user.deleteMany({ where: { id: personId, role } });
  return count === 1;
}
