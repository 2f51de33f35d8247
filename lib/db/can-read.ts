import { describeDatabaseError } from './database-fault.mjs';
import type { Database } from './open-database';

/** Whether the database answers at all. What is wrong with it is told where it is used. */
export async function canRead(db: Database): Promise<boolean> {
  try {
    await db.site.findFirst({ select: { id: true } });
    return true;
  } catch (error) {
    if (describeDatabaseError(error)) return false;
    throw error;
  }
}
