// npm run bench:start: how long the second `npm start` takes until /api/health answers 200, npm itself included.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { findFreePort, formatUrl } from '../scripts/setup/address.mjs';
import { askHealth } from '../scripts/setup/ask-health.mjs';

const runs = 7;
const goalMs = 2000;
const goals = { second_start_ms: `<= ${goalMs}` };
const root = fileURLToPath(new URL('..', import.meta.url));
const dataDir = mkdtempSync(path.join(tmpdir(), 'kigen-bench-start-'));

try {
  process.stdout.write('First start (installs and builds what is missing) …\n');
  await measureStart();
  const times = [];
  for (let run = 1; run <= runs; run += 1) {
    times.push(await measureStart());
    process.stdout.write(`Second start, run ${run}: ${times.at(-1)} ms\n`);
  }
  report(times.sort((a, b) => a - b));
} catch (error) {
  process.stdout.write(`${error.message}\n${JSON.stringify({ bench: 'start', figures: {}, goals, met: false })}\n`);
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

/** @returns {Promise<number>} milliseconds; the server is gone afterwards */
async function measureStart() {
  const port = await findFreePort();
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port), KIGEN_DATA_DIR: dataDir };
  const startedAt = performance.now();
  const child = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'], detached: true });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let hasEnded = false;
  ended.then(() => (hasEnded = true));
  while ((await askHealth(formatUrl('127.0.0.1', port))) !== 'kigen') {
    if (hasEnded) throw new Error('npm start failed: see above.');
    await sleep(10);
  }
  const tookMs = Math.round(performance.now() - startedAt);
  process.kill(-child.pid, 'SIGTERM');
  await ended;
  return tookMs;
}

/** @param {number[]} times in ascending order */
function report(times) {
  const median = times[Math.floor(times.length / 2)];
  const figures = { second_start_ms: median, fastest_ms: times[0], slowest_ms: times.at(-1) };
  process.stdout.write(`${JSON.stringify({ bench: 'start', figures, goals, met: median <= goalMs })}\n`);
}
