import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { expect, it } from 'vitest';

import { createMonitorWorld, testActor } from '@/lib/testing/monitor-world';

import { addSites } from './add-sites';

const program = fileURLToPath(new URL('../testing/look-until-crashed.ts', import.meta.url));
const minuteMs = 60_000;
const isBlamed = { findings: { contains: 'malformed-certificate' } };

function runRound(file: string, now: Date): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, file, now.toISOString()], { stdio: 'inherit' });
  return new Promise((resolve) => child.on('close', (_code, signal) => resolve(signal)));
}

it('a server that crashes whoever looks at it is found and left alone, and the others are looked at', async () => {
  await using world = await createMonitorWorld();
  const names = 'one.example.jp poison.example.jp two.example.jp three.example.jp';
  await addSites(world.monitor, testActor, names, { withCounterpart: false });
  await world.monitor.background.whenIdle();
  await world.db.check.deleteMany();
  world.clock.advance(7 * 60 * minuteMs);

  const ends: (NodeJS.Signals | null)[] = [];
  // Those beside it become suspects as well, and are cleared one a round.
  while ((await world.db.endpoint.count({ where: isBlamed })) === 0 && ends.length < 20) {
    ends.push(await runRound(world.file, world.clock.now()));
    world.clock.advance(minuteMs);
  }
  expect(ends.filter((signal) => signal === 'SIGSEGV')).toHaveLength(3);

  const blamed = await world.db.endpoint.findMany({ where: isBlamed });
  expect(blamed.map(({ host, leaseToken }) => [host, leaseToken])).toEqual([['poison.example.jp', null]]);
  expect(await world.db.check.groupBy({ by: ['endpointId'] })).toHaveLength(4);

  // For a day: the next rounds leave it alone.
  expect(await runRound(world.file, world.clock.now())).toBeNull();
  world.clock.advance(23 * 60 * minuteMs);
  expect(await runRound(world.file, world.clock.now())).toBeNull();
}, 120_000);
