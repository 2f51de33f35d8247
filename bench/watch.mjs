// npm run bench:watch: the whole watch of the built app over 100,000 endpoints: speed, lag, memory, and what it writes.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

import { migrateDatabase } from '../scripts/setup/migrate-database.mjs';
import { serveBuilt } from '../scripts/serve-built.mjs';
import { ensureBuilt } from './ensure-built.mjs';
import { createClient } from './http-client.mjs';
import { listChildren, readCpuMs, readPssMb, readRssMb } from './process-usage.mjs';
import { printReport } from './report.mjs';
import { startChild } from './start-child.mjs';

const goals = {
  loss_percent: 40,
  board_p95_ms: 150,
  lag_p99_ms: 5000,
  rss_mb: 350,
  rolled_up_bytes: 120,
  cpu_ms_per_check: 3,
  written_bytes_per_check: 2048,
  minute_cpu_ms_per_check: 3,
  minute_written_bytes_per_check: 2048,
};
const endpointCount = 100_000;
const chunk = 2000;
const rounds = 3;
const perMinute = 1000;
const minutes = 3;
const minuteMs = 60_000;
const arrivalMs = 60_000;
const limitMs = 15 * 60 * 1000;

const folder = mkdtempSync(path.join(process.env.KIGEN_BENCH_DIR ?? tmpdir(), 'kigen-bench-watch-'));
const stop = new AbortController();
const deadline = setTimeout(() => stop.abort(new Error('The bench took more than a quarter of an hour.')), limitMs);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop.abort(new Error('Stopped.')));
const figures = {};
const children = new Set();
let server;

try {
  say('Building what changed …');
  await ensureBuilt(path.join(folder, 'build'), stop.signal);
  say('Minting certificates …');
  const world = { ...(await start('checks/server.ts', 'plain').ask()), ...(await start('checks/names.ts').ask()) };
  const bare = start('checks/client.ts', 'bare');
  await bare.ask({ world });
  const { steer, client } = await serve(world, 'many', { count: endpointCount, overMs: 0 });
  say('Warming up …');
  await due(steer, { first: 0, count: chunk * rounds, stride: 1, overMs: 0 });
  const perSecond = await measureSpeed(bare, steer);
  await measureArrival(steer, client, perSecond * 0.8);
  const { bytes, rawBytes } = await steer.ask({ rollUp: { endpoints: 50 } });
  figures.rolled_up_bytes = round(bytes, 0);
  figures.raw_bytes = round(rawBytes, 0);
  client.close();
  await server.stop();
  await measureMinutes(world);
} catch (error) {
  say(error.message);
  if (server) say(server.output().slice(-2000));
} finally {
  clearTimeout(deadline);
  await Promise.allSettled([...children].map((child) => child.stop()));
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
  figures.load = round(loadavg()[1], 1);
  printReport('watch', figures, goals);
}

async function serve(world, name, fill, more = {}) {
  const dataDir = path.join(folder, name);
  mkdirSync(dataDir, { recursive: true });
  await migrateDatabase(dataDir);
  const rootFile = path.join(folder, 'root.pem');
  writeFileSync(rootFile, world.rootPem);
  const steer = start('watch/steer.ts', path.join(dataDir, 'kigen.db'));
  await steer.ask();
  const { cookie, secretKey } = await steer.ask({ fill: { ...fill, port: world.port } });
  const env = {
    KIGEN_DNS_SERVERS: world.dnsServer,
    KIGEN_ALLOW_NETS: '127.0.0.0/8',
    KIGEN_SECRET_KEY: secretKey,
    NODE_EXTRA_CA_CERTS: rootFile,
    KIGEN_BACKUPS_KEPT: '0',
    ...more,
  };
  server = await serveBuilt({ dataDir, env });
  return { steer, client: createClient({ url: server.url, cookie }) };
}

/** The bare handshake loop and the watch take turns with as many each, so that whatever else the machine does meets both. */
async function measureSpeed(bare, steer) {
  const [speeds, ratios] = [[], []];
  for (let turn = 0; turn < rounds; turn += 1) {
    const task = { first: turn * chunk, count: chunk, concurrency: 16 };
    const { wallMs } = await bare.ask({ task });
    const usage = readUsage();
    const watched = await due(steer, { first: turn * chunk, count: chunk, stride: 1, overMs: 0 });
    const spent = since(usage, chunk);
    speeds.push(chunk / (watched.wallMs / 1000));
    ratios.push(wallMs / watched.wallMs);
    say(
      `bare ${round(chunk / (wallMs / 1000), 0)} a second, the watch ${round(speeds.at(-1), 0)}; ${spent.cpu} ms each`,
    );
  }
  figures.bare_share_percent = round(median(ratios) * 100, 0);
  figures.loss_percent = 100 - figures.bare_share_percent;
  figures.per_second = round(median(speeds), 0);
  return median(speeds);
}

/** Endpoints become due evenly, at four fifths of what the watch can do, while somebody looks at the board. */
async function measureArrival(steer, client, perSecond) {
  const count = Math.round((perSecond * arrivalMs) / 1000);
  const strewn = { first: 0, count, stride: Math.floor(endpointCount / count) };
  // A first look is another thing: it stores a certificate.
  await due(steer, { ...strewn, overMs: 0 });
  const times = [];
  const memory = { rssMb: 0, pssMb: 0 };
  let isOver = false;
  for (let turn = 0; turn < 20; turn += 1) await client.load('/');
  const usage = readUsage();
  const looking = (async () => {
    while (!isOver) {
      times.push((await client.load('/')).tookMs);
      memory.rssMb = Math.max(memory.rssMb, sumMemory(readRssMb));
      memory.pssMb = Math.max(memory.pssMb, sumMemory(readPssMb));
      await pause(500, undefined, { signal: stop.signal });
    }
  })();
  const { lagP99Ms } = await due(steer, { ...strewn, overMs: arrivalMs });
  isOver = true;
  await looking;
  const { cpu, written } = since(usage, count);
  times.sort((a, b) => a - b);
  Object.assign(figures, {
    arrivals_per_second: round(count / (arrivalMs / 1000), 0),
    hour_compressed: round((count / (arrivalMs / 1000)) * (3600 / endpointCount), 1),
    lag_p99_ms: round(lagP99Ms, 0),
    board_p95_ms: round(times[Math.ceil(times.length * 0.95) - 1], 0),
    rss_mb: memory.rssMb,
    pss_mb: memory.pssMb,
    cpu_ms_per_check: cpu,
    written_bytes_per_check: written,
  });
  say(JSON.stringify(figures));
}

/** A server that watches a thousand endpoints, each every minute, after a minute in which it meets them. */
async function measureMinutes(world) {
  const fill = { count: perMinute, overMs: minuteMs };
  const { steer } = await serve(world, 'few', fill, { KIGEN_CHECK_INTERVAL_MINUTES: '1' });
  const rest = (ms) => pause(ms, undefined, { signal: stop.signal });
  await rest(2 * minuteMs);
  const [usage, before] = [readUsage(), (await steer.ask({ count: true })).stored];
  await rest(minutes * minuteMs);
  const stored = (await steer.ask({ count: true })).stored - before;
  const { cpu, written } = since(usage, stored);
  Object.assign(figures, {
    minute_checks: round(stored / minutes, 0),
    minute_cpu_ms_per_check: cpu,
    minute_written_bytes_per_check: written,
  });
}

function due(steer, task) {
  stop.signal.throwIfAborted();
  return steer.ask({ due: task });
}

/** Of the server and of the processes that look for it, those that have ended included. */
function readUsage() {
  const own = readFileSync(`/proc/${server.pid}/stat`, 'utf8');
  const fields = own
    .slice(own.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const ended = (fields[13] + fields[14]) * 10;
  const live = listChildren(server.pid).reduce((sum, pid) => sum + (readCpuMs(pid) ?? 0), 0);
  const written = Number(/^write_bytes: (\d+)/m.exec(readFileSync(`/proc/${server.pid}/io`, 'utf8'))?.[1]);
  return { cpuMs: (readCpuMs(server.pid) ?? 0) + ended + live, written };
}

function since(before, count) {
  const after = readUsage();
  return {
    cpu: round((after.cpuMs - before.cpuMs) / count, 2),
    written: round((after.written - before.written) / count, 0),
  };
}

/** Of the server and of the processes that look for it. */
function sumMemory(read) {
  return [server.pid, ...listChildren(server.pid)].reduce((sum, pid) => sum + (read(pid) ?? 0), 0);
}

function start(...args) {
  const child = startChild(...args);
  children.add(child);
  return child;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

function round(number, digits) {
  return Number(number.toFixed(digits));
}

function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}
