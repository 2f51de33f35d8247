import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';

import { DatabaseFaultError, describeDatabaseError } from '../lib/db/database-fault.mjs';
import { filters, readMigrations, startSchemaEngine } from './schema-engine.mjs';

/** @typedef {import('@prisma/driver-adapter-utils').SqlDriverAdapter} SqlDriverAdapter */

/**
 * Runs the pending migrations of a folder in one transaction, together with the engine's own notes about them.
 * Foreign keys are off meanwhile and checked at the end, as SQLite asks for when tables are rebuilt
 * (https://www.sqlite.org/lang_altertable.html#otheralter): with them on, dropping the old table would delete its children.
 *
 * @param {string} databaseFile
 * @param {string} folder
 * @param {number} lockWaitMs
 * @returns {Promise<string[]>} their names
 * @throws {DatabaseFaultError | Error} nothing has changed then
 */
export async function applyMigrations(databaseFile, folder, lockWaitMs) {
  const factory = new PrismaBetterSqlite3({ url: `file:${databaseFile}`, timeout: lockWaitMs });
  const adapter = await factory.connect();
  try {
    await adapter.executeScript('PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE');
    const applied = await runEngine(factory, adapter, folder);
    await requireIntactReferences(adapter);
    await adapter.executeScript('COMMIT');
    return applied;
  } catch (error) {
    if (describeDatabaseError(error)) throw error;
    throw new DatabaseFaultError('migration-failed', databaseFile, { detail: summarise(error), cause: error });
  } finally {
    // Closing takes back what was not committed.
    await adapter.dispose();
  }
}

/** The engine works on the connection that holds the transaction. Its errors lose SQLite's code, so the driver's are thrown. */
async function runEngine(
  /** @type {PrismaBetterSqlite3} */ factory,
  /** @type {SqlDriverAdapter} */ adapter,
  /** @type {string} */ folder,
) {
  /** @type {unknown} */
  let driverError;
  const runScript = adapter.executeScript.bind(adapter);
  adapter.executeScript = async (script) => {
    try {
      await runScript(script);
    } catch (error) {
      driverError = error;
      throw error;
    }
  };
  const engine = await startSchemaEngine({
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => adapter,
    connectToShadowDb: () => factory.connectToShadowDb(),
  });
  try {
    const migrationsList = readMigrations(folder);
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
    return appliedMigrationNames;
  } catch (error) {
    throw driverError ?? error;
  } finally {
    engine.free();
  }
}

async function requireIntactReferences(/** @type {SqlDriverAdapter} */ adapter) {
  const { rows } = await adapter.queryRaw({ sql: 'PRAGMA foreign_key_check', args: [], argTypes: [] });
  const [first] = rows;
  if (first) throw new Error(`rows that refer to missing rows: ${rows.length}, the first in table ${first[0]}`);
}

function summarise(/** @type {any} */ error) {
  const message = error?.cause?.originalMessage ?? error?.message ?? String(error);
  return message.split('\n')[0].replace(/\.$/, '');
}
