import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { diffSchema } from './diff-schema.mjs';
import { listMigrations, migrationsFolder } from './list-migrations.mjs';

/**
 * Writes the difference between the migrations and the schema as a new migration.
 *
 * @param {string | undefined} name what the change is, as "lower_case_words"
 * @param {Date} now
 * @param {string} [folder] where the migrations are
 * @param {string} [schema] the text of the schema; default: prisma/schema.prisma
 * @returns {Promise<{ ok: true, file: string } | { ok: false, sentence: string }>}
 */
export async function writeMigration(name, now, folder = migrationsFolder, schema = undefined) {
  if (!name || !/^[a-z][a-z0-9_]{0,59}$/.test(name)) {
    return refuse('Name the change in lower-case words, as in: npm run migrate:new add_site_notes');
  }
  const directory = `${formatTimestamp(now)}_${name}`;
  const latest = listMigrations(folder).at(-1);
  if (latest && latest >= directory) {
    return refuse(`The migration ${latest} is not older than now; correct the clock of this machine and try again.`);
  }
  const sql = await diffSchema(folder, schema);
  if (sql === null) return refuse('The migrations agree with prisma/schema.prisma; change the schema first.');

  const file = path.join(folder, directory, 'migration.sql');
  mkdirSync(path.dirname(file));
  writeFileSync(file, sql);
  return { ok: true, file };
}

/** @returns {{ ok: false, sentence: string }} */
function refuse(/** @type {string} */ sentence) {
  return { ok: false, sentence };
}

/** As "20261231235959", in UTC. */
function formatTimestamp(/** @type {Date} */ now) {
  return now.toISOString().replace(/\D/g, '').slice(0, 14);
}
