// npm run bench:logs: a gigabyte of access log counted as the page's worker does it, beside wc and awk.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

import { printReport } from './report.mjs';
import { startChild } from './start-child.mjs';

const goals = { seconds: 60, rss_mb: 300 };
const bytes = Number(process.env.KIGEN_BENCH_LOG_BYTES ?? 1_000_000_000);
const limitMs = 15 * 60 * 1000;
/** Lines of each hour, as awk counts them: the date and the hour stand between the first bracket and the second colon. */
const awkProgram = '{ n[$2 ":" $3]++ } END { for (hour in n) { hours++; sum += n[hour] } print hours, sum }';

const figures = {};
const children = [];
const folder = mkdtempSync(path.join(process.env.KIGEN_BENCH_DIR ?? tmpdir(), 'kigen-logs-'));
const file = path.join(folder, 'access.log');
const deadline = setTimeout(() => void stop('The bench took more than fifteen minutes.'), limitMs);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop('Stopped.'));

try {
  execFileSync(process.execPath, ['--import', 'tsx', 'bench/logs/write-log.ts', file, String(bytes)], {
    stdio: 'inherit',
  });
  figures.log_mb = Math.round(statSync(file).size / 1e6);
  const [lines, wcSeconds] = measure('wc', ['-l', file]);
  const [awkSum, awkSeconds] = measure('awk', ['-F', '\\[|:', awkProgram, file]);
  const child = startChild('logs/client.ts');
  children.push(child);
  const { ms, counted, rssMb } = await child.ask(file);
  const wanted = Number.parseInt(lines, 10);
  // Whoever counts fewer lines is faster.
  if (counted !== wanted || Number(awkSum.split(' ')[1]) !== wanted)
    throw new Error(`${wanted} lines, but ${counted} counted`);
  Object.assign(figures, { lines: wanted, seconds: round(ms / 1000), rss_mb: Math.round(rssMb) });
  Object.assign(figures, { wc_seconds: round(wcSeconds), awk_seconds: round(awkSeconds) });
} catch (error) {
  process.stdout.write(`${error.message}\n`);
} finally {
  clearTimeout(deadline);
  await Promise.all(children.map((child) => child.stop()));
  rmSync(folder, { recursive: true, force: true });
  printReport('logs', figures, goals);
}

/** @returns {[string, number]} what a program printed, and its seconds */
function measure(program, args) {
  const startedAt = performance.now();
  const printed = execFileSync(program, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  return [printed, (performance.now() - startedAt) / 1000];
}

async function stop(why) {
  process.stdout.write(`${why}\n`);
  await Promise.all(children.map((child) => child.stop()));
}

function round(number) {
  return Number(number.toFixed(1));
}
