import { describe, expect, it } from 'vitest';

import { buildCertificate } from '@/lib/testing/build-observation';
import { createMonitorWorld, testActor } from '@/lib/testing/monitor-world';

import { addSites } from './add-sites';
import { checkAll } from './check-all';
import { setPaused } from './set-paused';

const minuteMs = 60_000;
const patience = { waitMs: 20_000, scope: null };
const hosts = ['a.example.jp', 'b.example.jp', 'c.example.jp'];

async function createWorldWithSites() {
  const world = await createMonitorWorld();
  const notBefore = new Date('2026-11-20T00:00:00Z');
  for (const host of hosts) world.network.show(host, { certificate: buildCertificate({ names: [host], notBefore }) });
  await addSites(world.monitor, testActor, hosts.join(' '), { withCounterpart: false });
  await world.monitor.background.whenIdle();
  world.clock.advance(minuteMs);
  return world;
}

describe('checkAll', () => {
  it('looks at everything that is not paused, and tells what changed', async () => {
    await using world = await createWorldWithSites();
    const paused = await world.db.site.findFirstOrThrow({ where: { host: 'c.example.jp' } });
    await setPaused(world.monitor, testActor, paused.id, true);
    const renewed = buildCertificate({ names: ['b.example.jp'], notBefore: new Date('2026-11-21T00:00:00Z') });
    world.network.show('b.example.jp', { certificate: renewed });
    const before = world.network.dials.length;
    const result = await checkAll(world.monitor, patience);
    expect(result).toMatchObject({ total: 2, finished: 2, remaining: 0 });
    expect(result.changed.map(({ displayHost, changes }) => [displayHost, changes.map(({ kind }) => kind)])).toEqual([
      ['b.example.jp', ['certificate-replaced']],
    ]);
    expect(world.network.dials.slice(before).sort()).toEqual(['a.example.jp', 'b.example.jp']);
  });

  it('does not repeat looks of a moment ago when it is pressed twice', async () => {
    await using world = await createWorldWithSites();
    await checkAll(world.monitor, patience);
    const before = world.network.dials.length;
    world.clock.advance(500);
    expect(await checkAll(world.monitor, patience)).toMatchObject({ total: 3, finished: 3, remaining: 0 });
    expect(world.network.dials.length).toBe(before);
  });

  it('returns when the wait is over, and the looks go on', async () => {
    await using world = await createWorldWithSites();
    world.network.hold();
    const result = await checkAll(world.monitor, { waitMs: 1, scope: null });
    expect(result).toEqual({ total: 3, finished: 0, remaining: 3, changed: [] });
    world.network.release();
    await world.monitor.background.whenIdle();
    expect(await world.db.endpoint.count({ where: { checkedAt: world.clock.now() } })).toBe(3);
  });

  it('has nothing to do on an empty board', async () => {
    await using world = await createMonitorWorld();
    expect(await checkAll(world.monitor, patience)).toEqual({ total: 0, finished: 0, remaining: 0, changed: [] });
  });
});
