// node --import tsx scripts/worker/watch.ts: watches and tells without serving pages, until SIGTERM; see scripts/worker.mjs.
import { existsSync } from 'node:fs';
import process from 'node:process';

import { db } from '@/lib/db/client';
import { describeDatabaseError } from '@/lib/db/database-fault.mjs';
import { findLastTick } from '@/lib/db/watchers';
import { parseEnv } from '@/lib/env';
import { observerProgram } from '@/lib/monitor/process-monitor';
import { startWatch } from '@/lib/monitor/start-watch';
import { tellers } from '@/lib/notify/tellers';
import { bundleObserver } from '@/scripts/bundle-observer.mjs';

process.exitCode = await run();

async function run(): Promise<number> {
  const parsed = parseEnv(process.env);
  if (!parsed.ok) return fail(parsed.sentences.join('\n'));
  try {
    await findLastTick(db(), new Date());
  } catch (error) {
    const known = describeDatabaseError(error);
    if (!known) throw error;
    return fail(known.sentence);
  }
  if (!existsSync(observerProgram)) bundleObserver({ outfile: observerProgram });
  const watch = startWatch('worker', tellers);
  if (watch === null) return 1;
  // What the watch waits for keeps no process alive: it stops when it is told to.
  const alive = setInterval(() => undefined, 60_000);
  console.log('watching');
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  await watch.stop();
  await db().$disconnect();
  clearInterval(alive);
  return 0;
}

function fail(sentence: string): number {
  console.error(sentence);
  return 1;
}
