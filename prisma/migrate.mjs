import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import Sqlite from 'better-sqlite3';

import { DatabaseFaultError, describeDatabaseError } from '../lib/db/database-fault.mjs';
import { listMigrations, migrationsFolder } from './list-migrations.mjs';

/** What SQLite leaves beside a database that it had only begun to make. */
const passing = /-(shm|journal)$/;
const deniedCodes = ['EACCES', 'EPERM', 'EROFS'];

/**
 * Brings a database file up to date, all pending migrations or none; makes the file and its folder when they are missing.
 * Prisma's engine is loaded only when something is pending.
 *
 * @param {string} databaseFile
 * @param {{ folder?: string, lockWaitMs?: number }} [options] where the migrations are, and how long to wait for another
 *   process that writes; the whole process stands still meanwhile, so this is for the start
 * @returns {Promise<{ applied: string[], isNew: boolean }>} the names of the migrations that were applied now, and whether
 *   there was no database before
 * @throws {DatabaseFaultError} whose message is one sentence for the operator
 */
export async function migrate(databaseFile, { folder = migrationsFolder, lockWaitMs = 5_000 } = {}) {
  try {
    requireNotEmptied(databaseFile);
    prepareFile(databaseFile);
    const isNew = !hasContent(databaseFile);
    const pending = findPending(databaseFile, listMigrations(folder), lockWaitMs);
    if (pending.length === 0) return { applied: [], isNew };
    const { applyMigrations } = await import('./apply-migrations.mjs');
    return { applied: await applyMigrations(databaseFile, folder, lockWaitMs), isNew };
  } catch (error) {
    const known = describeDatabaseError(error, databaseFile);
    if (known && !(error instanceof DatabaseFaultError)) {
      throw new DatabaseFaultError(known.fault, databaseFile, { cause: error });
    }
    throw error;
  }
}

/**
 * An empty file is a new database to SQLite, which would then delete the log beside it, and with that the latest data.
 * So an empty one is taken for new only where nothing says that there was more.
 *
 * @param {string} databaseFile
 */
function requireNotEmptied(databaseFile) {
  if (!existsSync(databaseFile) || hasContent(databaseFile)) return;
  const [folder, name] = [path.dirname(databaseFile), path.basename(databaseFile)];
  const others = readdirSync(folder).filter((other) => other.startsWith(name) && !passing.test(other));
  const left = others.find((other) => hasContent(path.join(folder, other)));
  if (left !== undefined) throw new DatabaseFaultError('emptied', databaseFile, { detail: left });
}

/** @param {string} databaseFile */
function prepareFile(databaseFile) {
  const folder = path.dirname(databaseFile);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new DatabaseFaultError('folder-not-writable', databaseFile, { cause });
  }
  try {
    closeSync(openSync(databaseFile, 'a', 0o600));
  } catch (cause) {
    if (!deniedCodes.includes(cause.code)) throw new DatabaseFaultError('cannot-open', databaseFile, { cause });
    const fault = existsSync(databaseFile) ? 'read-only' : 'folder-not-writable';
    throw new DatabaseFaultError(fault, databaseFile, { cause });
  }
}

/**
 * @param {string} databaseFile
 * @param {string[]} names the migrations that this version knows
 * @param {number} lockWaitMs
 */
function findPending(databaseFile, names, lockWaitMs) {
  const wasLeftOpen = hasContent(`${databaseFile}-wal`);
  const database = new Sqlite(databaseFile, { timeout: lockWaitMs });
  try {
    database.pragma('journal_mode = WAL');
    const history = readHistory(database, databaseFile);
    const unfinished = history.find((entry) => entry.finishedAt === null);
    if (unfinished) throw new DatabaseFaultError('migration-unfinished', databaseFile, { detail: unfinished.name });
    const unknown = history.find((entry) => !names.includes(entry.name));
    if (unknown) throw new DatabaseFaultError('newer', databaseFile, { detail: unknown.name });
    const pending = names.filter((name) => !history.some((entry) => entry.name === name));
    // It takes 3 ms for each MB: so only after a crash, and before an update, which would make a damaged file worse.
    if (wasLeftOpen || pending.length > 0) requireSound(database, databaseFile);
    return pending;
  } finally {
    database.close();
  }
}

function hasContent(/** @type {string} */ file) {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/**
 * What Prisma's engine noted in this database, without the attempts that were taken back.
 *
 * @param {import('better-sqlite3').Database} database
 * @param {string} databaseFile
 * @returns {{ name: string, finishedAt: unknown }[]}
 */
function readHistory(database, databaseFile) {
  const tables = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all();
  if (tables.length === 0) return [];
  if (!tables.includes('_prisma_migrations')) throw new DatabaseFaultError('not-a-database', databaseFile);
  return database
    .prepare(
      `SELECT migration_name AS name, finished_at AS finishedAt FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
    )
    .all();
}

function requireSound(/** @type {import('better-sqlite3').Database} */ database, /** @type {string} */ databaseFile) {
  const found = database.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw new DatabaseFaultError('damaged', databaseFile, { cause: new Error(found) });
}
