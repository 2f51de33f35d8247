// node --import tsx lib/testing/look-until-crashed.ts FILE INSTANT: a round of the watch in which one host crashes the process.
import process from 'node:process';

import { openDatabase } from '@/lib/db/open-database';
import { checkDueEndpoints } from '@/lib/monitor/check-due-endpoints';

import { createTestMonitor } from './monitor-world';
import { createScriptedNetwork } from './scripted-network';

const [file = '', instant = ''] = process.argv.slice(2);
const now = new Date(instant);
const network = createScriptedNetwork(() => now);
const clock = { now: () => now, advance: () => undefined };
const observe: typeof network.observe = (target) => {
  // As a native fault would: nothing can be caught, nothing is tidied up.
  if (target.host === 'poison.example.jp') process.kill(process.pid, 'SIGSEGV');
  return network.observe(target);
};
const monitor = createTestMonitor(openDatabase(file), clock, { observe }, (error) => {
  throw error;
});
await checkDueEndpoints(monitor);
await monitor.db.$disconnect();
