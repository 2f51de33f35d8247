// npm run bench:diagnosis: what one diagnosis costs in time and processor time, with every checker, against loopback.
import process from 'node:process';

import { printReport } from './report.mjs';
import { startChild } from './start-child.mjs';

const goals = { wall_ms: 150, cpu_ms: 60 };
const warmUp = 20;
const count = 100;
const limitMs = 5 * 60 * 1000;

const figures = {};
const children = [];
const deadline = setTimeout(() => void stop('The bench took more than five minutes.'), limitMs);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop('Stopped.'));

try {
  const world = await start('diagnosis/server.ts').ask();
  const client = start('diagnosis/client.ts');
  await client.ask({ world });
  await client.ask({ count: warmUp });
  const { costs } = await client.ask({ count });
  for (const name of ['wall', 'cpu']) {
    const sorted = costs.map((cost) => cost[`${name}Ms`]).sort((a, b) => a - b);
    figures[`${name}_ms`] = round(sorted[count / 2]);
    figures[`${name}_p95_ms`] = round(sorted[Math.floor(count * 0.95)]);
  }
} catch (error) {
  process.stdout.write(`${error.message}\n`);
} finally {
  clearTimeout(deadline);
  await Promise.all(children.map((child) => child.stop()));
  printReport('diagnosis', figures, goals);
}

function start(file) {
  const child = startChild(file);
  children.push(child);
  return child;
}

async function stop(why) {
  process.stdout.write(`${why}\n`);
  await Promise.all(children.map((child) => child.stop()));
}

function round(number) {
  return Number(number.toFixed(1));
}
