import type { Database } from './open-database';

const chunkSize = 1000;

/**
 * Deletes the records of looks before `before` that found nothing new; those which found a change are kept. In chunks, so
 * that nobody waits long behind it. An endpoint's latest state is on its own row and stays.
 *
 * @returns how many
 */
export async function pruneChecks(db: Database, before: Date): Promise<number> {
  let pruned = 0;
  for (;;) {
    const where = { changed: false, startedAt: { lt: before } };
    const checks = await db.check.findMany({ where, take: chunkSize, select: { id: true } });
    if (checks.length === 0) return pruned;
    const { count } = await db.check.deleteMany({ where: { id: { in: checks.map(({ id }) => id) } } });
    pruned += count;
  }
}
