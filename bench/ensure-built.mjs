import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { findFreePort, formatUrl } from '../scripts/setup/address.mjs';
import { askHealth } from '../scripts/setup/ask-health.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * One start and stop of `npm start`, which installs and builds what is missing or out of date.
 *
 * @param {string} dataDir for this start alone
 * @param {AbortSignal} stop
 */
export async function ensureBuilt(dataDir, stop) {
  const port = await findFreePort();
  const child = spawn(process.execPath, [path.join(root, 'scripts/kigen.cjs'), 'start'], {
    cwd: root,
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), KIGEN_DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let hasEnded = false;
  const ended = new Promise((resolve) => child.once('close', resolve)).then(() => (hasEnded = true));
  try {
    while ((await askHealth(formatUrl('127.0.0.1', port))) !== 'kigen') {
      if (hasEnded) throw new Error('The app could not be built and started: see above.');
      await sleep(50, undefined, { signal: stop });
    }
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
