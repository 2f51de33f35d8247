import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';

import { migrationsFolder } from './list-migrations.mjs';
import { filters, readMigrations, startSchemaEngine } from './schema-engine.mjs';

const schemaFile = fileURLToPath(new URL('schema.prisma', import.meta.url));

/**
 * The SQL that leads from what the migrations build to what schema.prisma describes. It works in memory.
 *
 * @param {string} [folder] where the migrations are
 * @param {string} [schema] the text of the schema
 * @returns {Promise<string | null>} null when they agree
 * @throws {Error} when the schema or a migration is wrong; the message is the engine's
 */
export async function diffSchema(folder = migrationsFolder, schema = readFileSync(schemaFile, 'utf8')) {
  const factory = new PrismaBetterSqlite3({ url: ':memory:' });
  const engine = await startSchemaEngine({
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => factory.connect(),
    connectToShadowDb: () => connectForScripts(factory),
  });
  try {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...readMigrations(folder) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      script: true,
      exitCode: true,
      filters,
    });
    return exitCode === 0 ? null : stdout;
  } finally {
    engine.free();
  }
}

/** The engine replays a whole migration as one query, which this adapter takes only as a script. */
async function connectForScripts(/** @type {PrismaBetterSqlite3} */ factory) {
  const adapter = await factory.connectToShadowDb();
  adapter.executeRaw = async ({ sql }) => {
    await adapter.executeScript(sql);
    return 0;
  };
  return adapter;
}
