import type { Database } from '@/lib/db/open-database';
import { seedSites } from '@/lib/testing/seed-sites';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';

export interface Seed {
  count: number;
  /** How long ago everything was looked at last, at least. Default: not long. */
  daysAgo?: number;
}

const hourMs = 60 * 60 * 1000;

/** As many sites as said, of which none is due while a test runs: nothing in them can be dialled. */
export async function seedBoard(database: Database, { count, daysAgo = 0 }: Seed): Promise<void> {
  const now = new Date(Date.now() - daysAgo * 24 * hourMs);
  const rules = { urgency: defaultUrgencyPolicy, staleAfterMs: 12 * hourMs };
  await seedSites(database, { count, now, rules });
  await database.endpoint.updateMany({ data: { dueAt: new Date(Date.now() + hourMs) } });
}

/** Lets the last looks lie a minute back, since one that is only seconds old is not repeated. */
export async function ageLooks(database: Database): Promise<void> {
  await database.$executeRaw`UPDATE "Endpoint" SET "checkedAt" = "checkedAt" - 60000`;
}
