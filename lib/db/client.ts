import path from 'node:path';

import { env } from '@/lib/env';

import { openDatabase } from './open-database';
import type { Database } from './open-database';

declare global {
  var kigenDatabase: Database | undefined;
}

/**
 * The application's database, `kigen.db` in the data directory: one client for each process.
 * It hangs on globalThis because Next evaluates a module once for each bundle that contains it.
 */
export function db(): Database {
  globalThis.kigenDatabase ??= openDatabase(path.join(env.dataDir, 'kigen.db'));
  return globalThis.kigenDatabase;
}
