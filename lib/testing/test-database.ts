import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { openDatabase } from '@/lib/db/open-database';
import type { Database } from '@/lib/db/open-database';
import { migrate } from '@/prisma/migrate.mjs';

export interface TestDatabase extends AsyncDisposable {
  database: Database;
  /** The path of its file, alone in a folder of its own. */
  file: string;
  /** Closes the database and removes its folder. */
  dispose: () => Promise<void>;
}

let template: Promise<Buffer> | undefined;

/**
 * A fresh, migrated database file for one test. `await using` disposes of it, or call `dispose` in `afterEach`.
 *
 * @param lockWaitMs as for `openDatabase`
 */
export async function createTestDatabase(lockWaitMs?: number): Promise<TestDatabase> {
  template ??= createTemplate();
  const folder = createFolder();
  const file = path.join(folder, 'kigen.db');
  writeFileSync(file, await template);
  const database = openDatabase(file, lockWaitMs);
  const dispose = async () => {
    await database.$disconnect();
    rmSync(folder, { recursive: true });
  };
  return { database, file, dispose, [Symbol.asyncDispose]: dispose };
}

/** Migrated once for each test worker. `migrate` has closed it, so the one file is the whole database and may be copied. */
async function createTemplate(): Promise<Buffer> {
  const folder = createFolder();
  const file = path.join(folder, 'template.db');
  await migrate(file);
  const content = readFileSync(file);
  rmSync(folder, { recursive: true });
  return content;
}

function createFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'kigen-test-'));
}
