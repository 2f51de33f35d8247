import path from 'node:path';

import { Fault } from './fault.mjs';

/**
 * Brings the database in a data folder up to date. To be called when the packages are installed.
 *
 * @param {string} dataDir
 * @returns {Promise<{ count: number, isNew: boolean }>} how many updates were applied, and whether there was none before
 * @throws {Fault} database
 */
export async function migrateDatabase(dataDir) {
  const { migrate } = await import('../../prisma/migrate.mjs');
  try {
    const { applied, isNew } = await migrate(path.join(dataDir, 'kigen.db'));
    return { count: applied.length, isNew };
  } catch (error) {
    if (error.name !== 'DatabaseFaultError') throw error;
    throw new Fault('database', { sentence: error.message }, { cause: error });
  }
}
