import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';

import { PrismaClient } from './generated/client';
import type { Prisma } from './generated/client';

/** The database of one file. Queries on it wait while a transaction is open; see ./gate. */
export type Database = PrismaClient;

/** What a callback of `database.$transaction` is given. Inside it, use this and never the database itself. */
export type Transaction = Prisma.TransactionClient;

/**
 * Opens an SQLite file that has been migrated (prisma/migrate.mjs). It connects with the first query.
 * Close it with `$disconnect()`; in the application use `db()` from ./client instead.
 */
export function openDatabase(file: string): Database {
  const adapter = new PrismaBetterSqlite3({ url: `file:${file}` }, { timestampFormat: 'unixepoch-ms' });
  return new PrismaClient({ adapter });
}
