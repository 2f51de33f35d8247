import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url));

/**
 * The names of the migrations in a folder, oldest first.
 *
 * @param {string} folder
 * @returns {string[]}
 */
export function listMigrations(folder) {
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, 'migration.sql')))
    .sort();
}
