import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

import { listMigrations } from './list-migrations.mjs';

/**
 * Prisma's schema engine as WebAssembly. Its package is made for bundlers, which load .wasm files by themselves;
 * Node does not, so it is instantiated here. See docs/decisions/0002-migrations-by-wasm.md.
 */

/** No table and no enum is left to somebody else. */
export const filters = { externalTables: [], externalEnums: [] };

/**
 * @param {import('@prisma/driver-adapter-utils').SqlMigrationAwareDriverAdapterFactory} factory
 * @returns {Promise<import('@prisma/schema-engine-wasm').SchemaEngine>} call `free()` when done
 */
export async function startSchemaEngine(factory) {
  instantiateOnce();
  const ignoreLog = () => {};
  return bindings.SchemaEngine.new({ datamodels: undefined }, ignoreLog, bindMigrationAwareSqlAdapterFactory(factory));
}

let isInstantiated = false;

function instantiateOnce() {
  if (isInstantiated) return;
  const wasmFile = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm');
  const engine = new WebAssembly.Module(readFileSync(wasmFile));
  const instance = new WebAssembly.Instance(engine, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  isInstantiated = true;
}

/**
 * The migrations of a folder as the engine takes them.
 *
 * @param {string} folder
 * @returns {import('@prisma/schema-engine-wasm').MigrationList}
 */
export function readMigrations(folder) {
  const migrationDirectories = listMigrations(folder).map((name) => ({
    path: name,
    migrationFile: {
      path: 'migration.sql',
      content: { tag: 'ok', value: readFileSync(path.join(folder, name, 'migration.sql'), 'utf8') },
    },
  }));
  const lockfile = { path: 'migration_lock.toml', content: 'provider = "sqlite"\n' };
  return { baseDir: folder, lockfile, shadowDbInitScript: '', migrationDirectories };
}
