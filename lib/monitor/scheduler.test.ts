import { setImmediate as nextTurn } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { describeDatabaseError } from '@/lib/db/database-fault.mjs';
import { findLastTick, listLiveWatchers } from '@/lib/db/watchers';
import { buildCertificate } from '@/lib/testing/build-observation';
import { createMonitorWorld, testActor } from '@/lib/testing/monitor-world';

import { addSites } from './add-sites';
import { checkDueEndpoints } from './check-due-endpoints';
import { nextDue } from './next-due';
import { startScheduler } from './scheduler';
import { startTicks } from './tick';

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

describe('a full disk', () => {
  it('is reported, leaves everything readable, and is forgotten when there is room again', async () => {
    await using world = await createWorldWithSite();
    const { db, monitor, clock } = world;
    await db.$queryRawUnsafe('PRAGMA max_page_count = 1');
    const fill = async (): Promise<never> => {
      for (let index = 0; ; index += 1)
        await db.tag.create({ data: { id: `tag-${index}`, name: `${'x'.repeat(3000)}${index}` } });
    };
    await expect(fill()).rejects.toThrow();
    world.network.fail(host, { problem: 'refused', detail: 'x'.repeat(20_000) });
    clock.advance(7 * hourMs);
    expect(await checkDueEndpoints(monitor)).toBe(0);
    expect(world.bugs.map((error) => describeDatabaseError(error)?.fault)).toContain('full');
    expect(await db.endpoint.findFirst()).toMatchObject({ failingLooks: 0, severity: null });
    await db.$queryRawUnsafe('PRAGMA max_page_count = 1000000');
    clock.advance(61_000);
    expect(await checkDueEndpoints(monitor)).toBe(1);
    expect(await db.endpoint.findFirst()).toMatchObject({ failingLooks: 1, severity: 'unreachable' });
  });
});

describe('a clock that jumps', () => {
  /** Many sites, looked at at once, and spread over the interval since. */
  async function createSpreadWorld(count: number) {
    const world = await createMonitorWorld();
    const hosts = Array.from({ length: count }, (_, index) => `site-${index}.example.jp`);
    const notBefore = new Date('2026-11-20T00:00:00Z');
    for (const name of hosts) world.network.show(name, { certificate: buildCertificate({ names: [name], notBefore }) });
    await addSites(world.monitor, testActor, hosts.join(' '), { withCounterpart: false });
    await world.monitor.background.whenIdle();
    const looksOver = async (ms: number, stepMs: number) => {
      const before = world.network.dials.length;
      for (let passed = 0; passed < ms; passed += stepMs) {
        world.clock.advance(stepMs);
        await checkDueEndpoints(world.monitor);
      }
      return world.network.dials.slice(before);
    };
    return { ...world, looksOver, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
  }

  it.each([
    ['an hour ahead', hourMs],
    ['an hour back', -hourMs],
    ['a day ahead', 24 * hourMs],
    ['a day back', -24 * hourMs],
  ])('%s brings no endpoint twice at once, and keeps none waiting longer than ever', async (_, jumpMs) => {
    await using world = await createSpreadWorld(40);
    await world.looksOver(7 * hourMs, hourMs);
    world.clock.advance(jumpMs);
    const atOnce = world.network.dials.length;
    await checkDueEndpoints(world.monitor);
    const dialled = world.network.dials.slice(atOnce);
    expect(new Set(dialled).size).toBe(dialled.length);
    expect(world.network.mostAtOnce).toBeLessThanOrEqual(16);
    const later = await world.looksOver(7 * hourMs, hourMs);
    expect(new Set([...dialled, ...later]).size).toBe(40);
    expect(later.length).toBeLessThanOrEqual(40 * 2);
    expect(world.bugs).toEqual([]);
  });

  it('does not know of summer time: due instants have no zone', () => {
    const zone = process.env.TZ;
    const instants = ['2026-03-28T12:00:00Z', '2026-10-24T12:00:00Z'].map((text) => new Date(text));
    const dueIn = (name: string) => {
      process.env.TZ = name;
      return instants.map((now) => nextDue('endpoint', 6 * hourMs, now).getTime());
    };
    const [berlin, tokyo] = [dueIn('Europe/Berlin'), dueIn('Asia/Tokyo')];
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(berlin).toEqual(tokyo);
  });
});

describe('startTicks', () => {
  it('gives a sign of life with figures, and none when the watch hangs', async () => {
    await using world = await createWorldWithSite();
    let stillForMs = 0;
    const gauge = { ...world.monitor.gauge, stillForMs: () => stillForMs };
    world.clock.advance(7 * hourMs);
    const ticks = startTicks({ ...world.monitor, gauge }, 'worker', 1);
    while ((await world.db.watcher.count()) === 0) await nextTurn();
    const [watcher] = await listLiveWatchers(world.db, world.clock.now());
    expect(watcher).toMatchObject({ role: 'worker', tickAt: world.clock.now() });
    expect(watcher?.figures).toMatchObject({
      looksLastMinute: 1,
      failuresLastMinute: 0,
      looks: { fine: 1, broken: 0 },
    });
    expect(watcher?.figures?.lagMs).toBeGreaterThan(0);
    stillForMs = 61_000;
    await ticks.stop();
    world.clock.advance(60_001);
    const silent = startTicks({ ...world.monitor, gauge }, 'worker', 1);
    await silent.stop();
    expect(await listLiveWatchers(world.db, world.clock.now())).toEqual([]);
    expect(await findLastTick(world.db, world.clock.now())).toEqual(watcher?.tickAt);
    expect(world.bugs).toEqual([]);
  });
});
