import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { migrateDatabase } from '../scripts/setup/migrate-database.mjs';

const seed = fileURLToPath(new URL('seed.ts', import.meta.url));

/**
 * Makes a data folder whose database has so many sites, and an owner who is signed in.
 *
 * @param {string} dataDir
 * @param {number} count
 * @param {AbortSignal} stop
 * @returns {Promise<{ cookie: string, secretKey: string }>} the owner's session, and KIGEN_SECRET_KEY for the server
 */
export async function fillDatabase(dataDir, count, stop) {
  mkdirSync(dataDir, { recursive: true });
  await migrateDatabase(dataDir);
  // In a process of its own: what it takes to fill a database is no part of what is measured.
  const child = spawn(process.execPath, ['--import', 'tsx', seed, path.join(dataDir, 'kigen.db'), String(count)], {
    cwd: path.dirname(seed),
    stdio: ['ignore', 'pipe', 'inherit'],
    signal: stop,
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text) => void (printed += text));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error('The database could not be filled: see above.');
  return JSON.parse(printed);
}
