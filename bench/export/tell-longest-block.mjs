// Imported by the server that bench/export.mjs measures: at a signal it writes for how long its event loop has stood still.
import { renameSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';

const resolution = 5;
const delays = monitorEventLoopDelay({ resolution });
delays.enable();

process.on('SIGUSR2', () => {
  const file = process.env.KIGEN_BENCH_BLOCK_FILE;
  // What is measured is from one look at the clock to the next, the planned pause included.
  writeFileSync(`${file}.new`, String(Math.max(0, Math.round(delays.max / 1e6) - resolution)));
  renameSync(`${file}.new`, file);
  delays.reset();
});
