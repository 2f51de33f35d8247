// npm run bench:export: the four exports of 100,000 sites, beside a bare SELECT of the same that is written to a file.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { serveBuilt } from '../scripts/serve-built.mjs';
import { ensureBuilt } from './ensure-built.mjs';
import { download } from './export/download.mjs';
import { fillDatabase } from './fill-database.mjs';
import { createClient } from './http-client.mjs';
import { readRssMb } from './process-usage.mjs';
import { printReport } from './report.mjs';
import { startChild } from './start-child.mjs';

const goals = { longest_block_ms: 100, rss_growth_mb: 100, board_p95_ms: 150 };
const siteCount = Number(process.env.KIGEN_BENCH_SITES ?? 100_000);
const files = ['sites.csv', 'sites.json', 'certificates.csv', 'certificates.json'];
const limitMs = 15 * 60 * 1000;
const preload = fileURLToPath(new URL('export/tell-longest-block.mjs', import.meta.url));

const folder = mkdtempSync(path.join(process.env.KIGEN_BENCH_DIR ?? tmpdir(), 'kigen-bench-export-'));
const blockFile = path.join(folder, 'longest-block');
const stop = new AbortController();
const deadline = setTimeout(() => stop.abort(new Error('The bench took more than a quarter of an hour.')), limitMs);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop.abort(new Error('Stopped.')));
const figures = {};
let server;
let bare;

try {
  say('Building what changed …');
  await ensureBuilt(path.join(folder, 'build'), stop.signal);
  say(`${siteCount} sites …`);
  const dataDir = path.join(folder, 'data');
  const { cookie, secretKey } = await fillDatabase(dataDir, siteCount, stop.signal);
  const env = {
    KIGEN_DNS_SERVERS: '127.0.0.1:9',
    KIGEN_SECRET_KEY: secretKey,
    KIGEN_BACKUPS_KEPT: '0',
    KIGEN_BENCH_BLOCK_FILE: blockFile,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${preload}`,
  };
  server = await serveBuilt({ dataDir, env });
  bare = startChild('export/bare.ts', path.join(dataDir, 'kigen.db'), folder);
  await measure(createClient({ url: server.url, cookie }), cookie);
} catch (error) {
  say(error.message);
  if (server) say(server.output().slice(-2000));
} finally {
  clearTimeout(deadline);
  await bare?.stop();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
  printReport('export', figures, goals);
}

/** Each file beside its bare SELECT, while somebody looks at the board four times a second. */
async function measure(client, cookie) {
  for (let turn = 0; turn < 20; turn += 1) await client.load('/');
  await readLongestBlock();
  const before = readRssMb(server.pid);
  const watch = { isOver: false, times: [], rssMb: before };
  const looking = look(client, watch);
  // Told where it is awaited.
  looking.catch(() => undefined);
  const blocks = [];
  for (const file of files) {
    const name = file.replace('.', '_');
    if (file.endsWith('.csv')) {
      const kind = file.replace('.csv', '');
      const { seconds, rows } = await bare.ask(kind);
      Object.assign(figures, { [`bare_${kind}_seconds`]: round(seconds, 1), [`${kind}_rows`]: rows });
    }
    const { bytes, seconds } = await download(`${server.url}/export/${file}`, cookie, stop.signal);
    blocks.push(await readLongestBlock());
    figures[`${name}_seconds`] = round(seconds, 1);
    figures[`${name}_mb`] = round(bytes / 1e6, 1);
    say(`${file}: ${round(seconds, 1)} s, ${round(bytes / 1e6, 1)} MB, blocked for ${blocks.at(-1)} ms at the most`);
  }
  watch.isOver = true;
  await looking;
  client.close();
  const times = watch.times.toSorted((a, b) => a - b);
  Object.assign(figures, {
    longest_block_ms: Math.max(...blocks),
    rss_mb: watch.rssMb,
    rss_growth_mb: watch.rssMb - before,
    board_p95_ms: round(times[Math.ceil(times.length * 0.95) - 1], 0),
    board_slowest_ms: round(times.at(-1), 0),
  });
}

async function look(client, watch) {
  while (!watch.isOver) {
    const startedAt = performance.now();
    await client.load('/');
    watch.times.push(performance.now() - startedAt);
    watch.rssMb = Math.max(watch.rssMb, readRssMb(server.pid));
    await pause(250, undefined, { signal: stop.signal });
  }
}

/** How long the server's event loop stood still at the most since it was asked last, in ms. */
async function readLongestBlock() {
  rmSync(blockFile, { force: true });
  process.kill(server.pid, 'SIGUSR2');
  for (;;) {
    await pause(20, undefined, { signal: stop.signal });
    const told = readBlockFile();
    if (told !== '') return Number(told);
  }
}

function readBlockFile() {
  try {
    return readFileSync(blockFile, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

function round(number, digits) {
  return Number(number.toFixed(digits));
}

function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}
