// node --import tsx lib/testing/watch-until-told.ts FILE INSTANT: a watch on this database at this instant, over a network
// on which every host is healthy. It prints "dialled HOST" before and "stored ENDPOINT" after each look, until it is told to stop.
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

import { openDatabase } from '@/lib/db/open-database';
import type { CheckRecord } from '@/lib/db/record-checks';
import { startScheduler } from '@/lib/monitor/scheduler';

import { buildCertificate } from './build-observation';
import { createTestMonitor } from './monitor-world';
import { createScriptedNetwork } from './scripted-network';

const [file = '', instant = ''] = process.argv.slice(2);
const now = new Date(instant);
const network = createScriptedNetwork(() => now);
const clock = { now: () => now, advance: () => undefined };
const observe: typeof network.observe = async (target) => {
  process.stdout.write(`dialled ${target.host}\n`);
  const notBefore = new Date(now.getTime() - 1000);
  network.show(target.host, { certificate: buildCertificate({ names: [target.host], notBefore }) });
  await pause(30);
  return network.observe(target);
};
const reportBug = (error: unknown): void => {
  throw error;
};
const monitor = createTestMonitor(openDatabase(file), clock, { observe }, reportBug);
const store = async (look: CheckRecord) => {
  const outcome = await monitor.record(look);
  if (outcome === 'recorded') process.stdout.write(`stored ${look.claim.endpointId}\n`);
  return outcome;
};
const record = Object.assign(store, { hurry: monitor.record.hurry });
const scheduler = startScheduler({ ...monitor, record }, { restMs: 20, tidyEveryMs: 60_000 });
const alive = setInterval(() => undefined, 60_000);
process.once('SIGTERM', () => {
  void scheduler
    .stop()
    .then(() => monitor.db.$disconnect())
    .then(() => clearInterval(alive));
});
process.stdout.write('ready\n');
