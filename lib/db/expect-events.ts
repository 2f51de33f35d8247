import { Prisma } from './generated/client';
import type { Database, Transaction } from './open-database';

/** Has sites judged at once: something about them has changed in this transaction. See lib/notify/judge-sites.ts. */
export async function expectEvents(tx: Database | Transaction, siteIds: readonly string[], now: Date): Promise<void> {
  if (siteIds.length === 0) return;
  await tx.$executeRaw(Prisma.sql`
    UPDATE "Site" SET "eventsAt" = ${now.getTime()}
    WHERE "id" IN (SELECT "value" FROM json_each(${JSON.stringify(siteIds)}))`);
}
