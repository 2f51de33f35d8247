// npm run bench:board: how fast and how light the pages are with 10,000 sites, over HTTP and in a browser.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

import { serveBuilt } from '../scripts/serve-built.mjs';
import { ensureBuilt } from './ensure-built.mjs';
import { fillDatabase } from './fill-database.mjs';
import { measureRequests } from './measure-requests.mjs';
import { measureVisible } from './measure-visible.mjs';
import { measureWeight } from './measure-weight.mjs';
import { readCpuMs, readRssMb } from './process-usage.mjs';
import { printReport } from './report.mjs';

const goals = {
  board_p95_ms: 80,
  filter_p95_ms: 80,
  search_p95_ms: 80,
  site_p95_ms: 80,
  board_p95_ratio: 1.5,
  html_gzip_kb: 60,
  script_gzip_kb: 150,
  rss_mb: 300,
  visible_10_ms: 1000,
  visible_1000_ms: 1000,
  visible_10000_ms: 1000,
};
const limitMs = 10 * 60 * 1000;

const folder = mkdtempSync(path.join(tmpdir(), 'kigen-bench-board-'));
const stop = new AbortController();
const deadline = setTimeout(() => stop.abort(new Error('The bench took more than ten minutes.')), limitMs);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop.abort(new Error('Stopped.')));
const servers = new Set();
const figures = {};

try {
  say('Building what changed …');
  await ensureBuilt(path.join(folder, 'build'), stop.signal);
  const [large, small] = [await serve(10_000), await serve(100)];
  await measureHttp(large, small);
  await end(small);
  Object.assign(figures, await measureWeight(large, stop.signal));
  await measureBrowser(large);
  figures.rss_mb = readRssMb(large.pid);
  await end(large);
  for (const count of [10, 1000]) {
    const server = await serve(count);
    await measureBrowser(server);
    await end(server);
  }
} catch (error) {
  say(error.message);
  for (const server of servers) say(server.output().slice(-2000));
} finally {
  clearTimeout(deadline);
  await Promise.allSettled([...servers].map((server) => server.stop()));
  rmSync(folder, { recursive: true, force: true });
  printReport('board', figures, goals);
}

/** The built app over a database of its own with so many sites. Nothing that it does leaves this machine. */
async function serve(count) {
  say(`${count} sites …`);
  const dataDir = path.join(folder, String(count));
  const { cookie, secretKey } = await fillDatabase(dataDir, count, stop.signal);
  stop.signal.throwIfAborted();
  const env = { KIGEN_DNS_SERVERS: '127.0.0.1:9', KIGEN_SECRET_KEY: secretKey };
  const server = { count, cookie, ...(await serveBuilt({ dataDir, env })) };
  servers.add(server);
  return server;
}

async function end(server) {
  servers.delete(server);
  await server.stop();
}

async function measureHttp(large, small) {
  const cpuMs = readCpuMs(large.pid);
  const { times, requestCount } = await measureRequests(large, small, stop.signal);
  for (const [page, { p50, p95 }] of Object.entries(times)) {
    figures[`${page}_p50_ms`] = p50;
    figures[`${page}_p95_ms`] = p95;
    say(`${page}: p50 ${p50} ms, p95 ${p95} ms`);
  }
  figures.board_p95_ratio = round(times.board.p95 / times.board_of_100.p95, 2);
  if (cpuMs !== null) figures.cpu_ms_per_request = round((readCpuMs(large.pid) - cpuMs) / requestCount, 1);
}

async function measureBrowser(server) {
  const { count } = server;
  const { median, slowest } = await measureVisible(server, stop.signal);
  figures[`visible_${count}_ms`] = median;
  figures[`visible_${count}_slowest_ms`] = slowest;
  say(`Browser with an empty cache, ${count} sites: visible after ${median} ms, at the most ${slowest} ms`);
}

function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}

function round(number, digits) {
  return Number(number.toFixed(digits));
}
