import { describe, expect, it } from 'vitest';

import { buildCertificate } from '@/lib/testing/build-observation';
import { createMonitorWorld, testActor } from '@/lib/testing/monitor-world';

import { addSites } from './add-sites';
import { startScheduler } from './scheduler';

const host = 'shop.example.jp';
const hourMs = 60 * 60 * 1000;
const brisk = { restMs: 1, tidyEveryMs: 1 };

async function createWorldWithSite() {
  const world = await createMonitorWorld();
  const notBefore = new Date('2026-11-20T00:00:00Z');
  world.network.show(host, { certificate: buildCertificate({ names: [host], notBefore }) });
  await addSites(world.monitor, testActor, host, { withCounterpart: false });
  await world.monitor.background.whenIdle();
  return world;
}

describe('startScheduler', () => {
  it('looks at what has become due, without being asked', async () => {
    await using world = await createWorldWithSite();
    const scheduler = startScheduler(world.monitor, brisk);
    world.clock.advance(7 * hourMs);
    await world.network.whenDialled(2);
    await scheduler.stop();
    expect(await world.db.check.count()).toBe(2);
    expect(world.bugs).toEqual([]);
  });

  it('goes on after a round that failed', async () => {
    await using world = await createWorldWithSite();
    const now = () => {
      if (world.bugs.length < 3) throw new Error('no clock');
      return world.clock.now();
    };
    world.clock.advance(7 * hourMs);
    const scheduler = startScheduler({ ...world.monitor, now }, { ...brisk, tidyEveryMs: hourMs });
    await world.network.whenDialled(2);
    await scheduler.stop();
    expect(world.bugs).toEqual([new Error('no clock'), new Error('no clock'), new Error('no clock')]);
  });

  it('comes to rest when it is stopped, with nothing left claimed', async () => {
    await using world = await createWorldWithSite();
    world.network.hold();
    world.clock.advance(7 * hourMs);
    const scheduler = startScheduler(world.monitor, brisk);
    await world.network.whenDialled(2);
    const stopped = scheduler.stop();
    world.network.release();
    await stopped;
    expect(await world.db.endpoint.count({ where: { leaseToken: { not: null } } })).toBe(0);
  });
});
