import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';

import { gate } from './gate';
import { PrismaClient } from './generated/client';
import type { Prisma } from './generated/client';

/** The database of one file. Queries on it wait while a transaction is open; see ./gate. */
export type Database = PrismaClient;

/** What a callback of `database.$transaction` is given. Inside it, use this and never the database itself. */
export type Transaction = Prisma.TransactionClient;

const LOCK_WAIT_MS = 5_000;
/** Longer than the wait for a lock, so that the error says "locked" and not "no transaction within the time". */
const TRANSACTION_WAIT_MS = 10_000;
/** Five hundred sites are restored in one, on a slow disk too. */
const TRANSACTION_MS = 30_000;

/**
 * Opens an SQLite file that has been migrated (prisma/migrate.mjs). It connects with the first query.
 * Close it with `$disconnect()`; in the application use `db()` from ./client instead.
 * Errors of queries are told apart by `describeDatabaseError` (./database-fault.mjs).
 *
 * @param lockWaitMs how long a query waits for another process to release the file.
 */
export function openDatabase(file: string, lockWaitMs = LOCK_WAIT_MS): Database {
  const factory = new PrismaBetterSqlite3(
    { url: `file:${file}`, fileMustExist: true },
    { timestampFormat: 'unixepoch-ms' },
  );
  return new PrismaClient({
    adapter: gate(factory, lockWaitMs),
    transactionOptions: { maxWait: TRANSACTION_WAIT_MS, timeout: TRANSACTION_MS },
  });
}
