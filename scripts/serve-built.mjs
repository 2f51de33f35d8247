import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { findFreePort, formatUrl } from './setup/address.mjs';
import { migrateDatabase } from './setup/migrate-database.mjs';
import { startServer } from './setup/server.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const host = '127.0.0.1';

/**
 * Serves the app as it was built last, with a data folder of its own: for end-to-end tests and benches. Port 0, the
 * default, takes a free one. Nothing is installed or built here: `npm run e2e` does that before.
 *
 * @param {{ dataDir: string, port?: number, env?: Record<string, string | undefined> }} options `env` comes on top of this process's own
 * @returns {Promise<{ url: string, pid: number, output: () => string, stop: () => Promise<void> }>}
 *   once it answers; `output` is what the server has written so far
 * @throws {import('./setup/fault.mjs').Fault}
 */
export async function serveBuilt({ dataDir, port = 0, env = {} }) {
  const folder = path.resolve(dataDir);
  mkdirSync(folder, { recursive: true });
  await migrateDatabase(folder);

  const ownPort = port === 0 ? await findFreePort() : port;
  let output = '';
  const server = await startServer({
    root,
    address: { host, port: ownPort, url: formatUrl(host, ownPort) },
    dataDir: folder,
    env: { ...process.env, ...env },
    onOutput: (text) => void (output += text),
  });
  return { url: server.url, pid: server.pid, output: () => output, stop: server.stop };
}
