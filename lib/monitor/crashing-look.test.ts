import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { expect, it } from 'vitest';

import { createMonitorWorld } from '@/lib/testing/monitor-world';

import { addSites } from './add-sites';

const program = fileURLToPath(new URL('../testing/look-until-crashed.ts', import.meta.url));
const minuteMs = 60_000;

function runRound(file: string, now: Date): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, file, now.toISOString()], { stdio: 'inherit' });
  return new Promise((resolve) => child.on('close', (_code, signal) => resolve(signal)));
}

it('a server that crashes whoever looks at it is found and left alone, and the others are looked at', async () => {
  await using world = await createMonitorWorld();
  const names = 'one.example.jp poison.example.jp two.example.jp three.example.jp';
  await addSites(world.monitor, names, { withCounterpart: false });
  await world.monitor.background.whenIdle();
  await world.db.check.deleteMany();
  world.clock.advance(7 * 60 * minuteMs);

  // One round in which all are claimed, one for each look apart, two of them deadly, and one that leaves it alone.
  const ends: (NodeJS.Signals | null)[] = [];
  for (let round = 0; round < 7; round += 1) {
    ends.push(await runRound(world.file, world.clock.now()));
    world.clock.advance(minuteMs);
  }
  expect(ends.filter((signal) => signal === 'SIGSEGV')).toHaveLength(3);

  const endpoints = await world.db.endpoint.findMany({ orderBy: { host: 'asc' } });
  const isBlamed = endpoints.map(({ host, findings }) => [host, findings?.includes('malformed-certificate')]);
  expect(isBlamed).toEqual([
    ['one.example.jp', false],
    ['poison.example.jp', true],
    ['three.example.jp', false],
    ['two.example.jp', false],
  ]);
  expect(endpoints.map(({ leaseToken }) => leaseToken)).toEqual([null, null, null, null]);
}, 120_000);
