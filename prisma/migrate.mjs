import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

import Sqlite from 'better-sqlite3';

import { DatabaseFaultError, describeDatabaseError } from '../lib/db/database-fault.mjs';
import { listMigrations, migrationsFolder } from './list-migrations.mjs';

/**
 * Brings a database file up to date, all pending migrations or none; makes the file and its folder when they are missing.
 * Prisma's engine is loaded only when something is pending.
 *
 * @param {string} databaseFile
 * @param {string} [folder] where the migrations are
 * @returns {Promise<{ applied: string[] }>} the names of the migrations that were applied now
 * @throws {DatabaseFaultError} whose message is one sentence for the operator
 */
export async function migrate(databaseFile, folder = migrationsFolder) {
  try {
    prepareFolder(databaseFile);
    const pending = findPending(databaseFile, listMigrations(folder));
    if (pending.length === 0) return { applied: [] };
    const { applyMigrations } = await import('./apply-migrations.mjs');
    return { applied: await applyMigrations(databaseFile, folder) };
  } catch (error) {
    const known = describeDatabaseError(error, databaseFile);
    if (known && !(error instanceof DatabaseFaultError)) {
      throw new DatabaseFaultError(known.fault, databaseFile, { cause: error });
    }
    throw error;
  }
}

/** @param {string} databaseFile */
function prepareFolder(databaseFile) {
  const folder = path.dirname(databaseFile);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new DatabaseFaultError('folder-not-writable', databaseFile, { cause });
  }
  try {
    if (existsSync(databaseFile)) accessSync(databaseFile, constants.W_OK);
  } catch (cause) {
    throw new DatabaseFaultError('read-only', databaseFile, { cause });
  }
}

/**
 * @param {string} databaseFile
 * @param {string[]} names the migrations that this version knows
 */
function findPending(databaseFile, names) {
  const database = new Sqlite(databaseFile);
  try {
    database.pragma('journal_mode = WAL');
    const history = readHistory(database);
    const unfinished = history.find((entry) => entry.finishedAt === null);
    if (unfinished) throw new DatabaseFaultError('migration-unfinished', databaseFile, { detail: unfinished.name });
    const unknown = history.find((entry) => !names.includes(entry.name));
    if (unknown) throw new DatabaseFaultError('newer', databaseFile, { detail: unknown.name });
    const pending = names.filter((name) => !history.some((entry) => entry.name === name));
    if (pending.length > 0) requireSound(database, databaseFile);
    return pending;
  } finally {
    database.close();
  }
}

/**
 * @param {import('better-sqlite3').Database} database
 * @returns {{ name: string, finishedAt: unknown }[]} what Prisma's engine noted in this database; rolled-back attempts left out
 */
function readHistory(database) {
  const isNoted = database.prepare(`SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'`).get();
  if (!isNoted) return [];
  return database
    .prepare(
      `SELECT migration_name AS name, finished_at AS finishedAt FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
    )
    .all();
}

/** An update would make a damaged file worse. */
function requireSound(/** @type {import('better-sqlite3').Database} */ database, /** @type {string} */ databaseFile) {
  const found = database.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw new DatabaseFaultError('damaged', databaseFile, { cause: new Error(found) });
}
