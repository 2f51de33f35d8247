import { Prisma } from './generated/client';
import type { Database } from './open-database';

export interface StoredFigures {
  /** How many sites are in each status, as it was derived last. Deleted ones do not count. */
  sites: Readonly<Record<string, number>>;
  /** Messages that wait, and those that were given up and that nobody has seen yet. */
  deliveries: { waiting: number; dead: number };
  /** Notices that no message has taken up yet. */
  waitingNotices: number;
  databaseBytes: number;
}

/** What an operator asks of the database as a whole. None of it reads a table from end to end. */
export async function readFigures(db: Database): Promise<StoredFigures> {
  const [statuses, waiting, dead, waitingNotices, databaseBytes] = await Promise.all([
    db.site.groupBy({ by: ['status'], where: { deletedAt: null }, _count: { _all: true } }),
    db.delivery.count({ where: { state: 'waiting' } }),
    db.delivery.count({ where: { state: 'dead', dismissedAt: null } }),
    db.notice.count({ where: { state: 'waiting' } }),
    readDatabaseBytes(db),
  ]);
  const sites = Object.fromEntries(statuses.map(({ status, _count }) => [status, _count._all]));
  return { sites, deliveries: { waiting, dead }, waitingNotices, databaseBytes };
}

async function readDatabaseBytes(db: Database): Promise<number> {
  const [row] = await db.$queryRaw<{ bytes: number | bigint }[]>(Prisma.sql`
    SELECT pages.page_count * size.page_size AS "bytes" FROM pragma_page_count() AS pages, pragma_page_size() AS size`);
  return Number(row?.bytes ?? 0);
}
