// npm run bench:checks: what a look costs beside a bare handshake, in processor time, memory and throughput.
import { availableParallelism } from 'node:os';
import process from 'node:process';

import { printReport } from './report.mjs';
import { startChild } from './start-child.mjs';

const goals = {
  full_cpu_ratio: 1.35,
  stored_cpu_ratio: 1.7,
  silent_loss_percent: 10,
  rss_growth_mb: 60,
};
const kinds = ['bare', 'full', 'stored'];
const concurrency = 64;
const rounds = 11;
const looksPerRound = 200;
const silentRounds = 5;
const looksForMemory = 20_000;
/** Two or three minutes on two cores of its own. */
const limitMs = 20 * 60 * 1000;

const figures = {};
const children = new Set();
const clients = {};
let world;
let first = 0;
const deadline = setTimeout(() => void stop('The bench took more than twenty minutes.'), limitMs);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop('Stopped.'));

try {
  say('Minting certificates …');
  world = { ...(await start('checks/server.ts').ask()), ...(await start('checks/names.ts').ask()) };
  for (const kind of kinds) clients[kind] = await startClient(kind);
  await measureCost();
  await measureSilence();
  await measureAllCores();
  await measureMemory();
} catch (error) {
  say(error.message);
} finally {
  clearTimeout(deadline);
  await Promise.all([...children].map((child) => child.stop()));
  printReport('checks', figures, goals);
}

/** Rounds of all kinds in turn, so that whatever else the machine does meets all of them. */
async function measureCost() {
  const costs = { bare: [], full: [], stored: [] };
  const speeds = { bare: [], full: [], stored: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < kinds.length; turn += 1) {
      const kind = kinds[(round + turn) % kinds.length];
      const { cpuMs, wallMs } = await look(clients[kind], looksPerRound);
      costs[kind].push(cpuMs / looksPerRound);
      speeds[kind].push(looksPerRound / (wallMs / 1000));
    }
  }
  for (const kind of kinds) {
    figures[`${kind}_cpu_ms`] = round(median(costs[kind]), 3);
    figures[`${kind}_per_second`] = round(median(speeds[kind]), 0);
    say(`${kind}: ${figures[`${kind}_cpu_ms`]} ms of processor time each, ${figures[`${kind}_per_second`]} a second`);
  }
  // Within a round, since the machine may be busier in one than in another.
  for (const kind of ['full', 'stored']) {
    const ratios = costs[kind].map((cost, index) => cost / costs.bare[index]);
    figures[`${kind}_cpu_ratio`] = round(median(ratios), 2);
    say(`${kind}: ${figures[`${kind}_cpu_ratio`]} times bare (${ratios.map((ratio) => round(ratio, 2)).join(' ')})`);
  }
}

/** The same looks without and with silent targets among them, until the last of the others is done. */
async function measureSilence() {
  const count = 720;
  const [alone, beside] = [[], []];
  for (let round = 0; round < silentRounds; round += 1) {
    alone.push((await look(clients.full, count)).wallMs);
    beside.push((await look(clients.full, count, count / 9)).wallMs);
  }
  figures.silent_loss_percent = round((1 - median(alone) / median(beside)) * 100, 1);
  say(`A tenth of the targets silent: the others are ${figures.silent_loss_percent} % slower`);
}

/** A client for each core. The server works on the same cores. */
async function measureAllCores() {
  const cores = availableParallelism();
  const extra = await Promise.all(Array.from({ length: cores - 1 }, () => startClient('full')));
  const runs = await Promise.all([clients.full, ...extra].map((client) => look(client, looksPerRound * 4)));
  const total = runs.reduce((sum, { wallMs }) => sum + (looksPerRound * 4) / (wallMs / 1000), 0);
  figures.cores = cores;
  figures.full_per_second_all_cores = round(total, 0);
  say(`A client on each of ${cores} cores: ${figures.full_per_second_all_cores} a second`);
  await Promise.all(extra.map((client) => client.stop()));
}

/** From after the rounds above, which have filled every cache, to 20,000 looks later; garbage is collected before both. */
async function measureMemory() {
  const before = (await clients.full.ask({ memory: true })).rssMb;
  let wallMs = 0;
  // In portions: a queue of twenty thousand promises would be memory of the bench.
  for (let done = 0; done < looksForMemory; done += 1000) wallMs += (await look(clients.full, 1000)).wallMs;
  const after = (await clients.full.ask({ memory: true })).rssMb;
  figures.rss_growth_mb = round(after - before, 1);
  figures.rss_mb = round(after, 0);
  say(
    `${looksForMemory} looks in ${round(wallMs / 1000, 0)} s: ${figures.rss_growth_mb} MB more, ${figures.rss_mb} MB`,
  );
}

async function startClient(kind) {
  const client = start('checks/client.ts', kind);
  await client.ask({ world });
  // Every host once: the database knows them, the compiler has seen the code.
  await look(client, kind === 'bare' ? looksPerRound : world.hostCount);
  return client;
}

function start(...args) {
  const child = startChild(...args);
  children.add(child);
  return child;
}

async function look(client, count, silent = 0) {
  first += count;
  return client.ask({ task: { first: first - count, count, concurrency, silent } });
}

async function stop(why) {
  say(why);
  await Promise.all([...children].map((child) => child.stop()));
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function round(number, digits) {
  return Number(number.toFixed(digits));
}

function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}
