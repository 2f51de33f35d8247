import { describe, expect, it } from 'vitest';

import { openDatabase } from '@/lib/db/open-database';
import { buildCertificate } from '@/lib/testing/build-observation';
import { createMonitorWorld, createTestMonitor, testActor } from '@/lib/testing/monitor-world';
import type { MonitorWorld } from '@/lib/testing/monitor-world';

import { addSites } from './add-sites';
import { checkDueEndpoints } from './check-due-endpoints';
import { deleteSite } from './delete-site';
import { setPaused } from './set-paused';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** A world with healthy sites, all looked at once. */
async function createWorldWithSites(count: number): Promise<MonitorWorld> {
  const world = await createMonitorWorld();
  const hosts = Array.from({ length: count }, (_, index) => `site-${index}.example.jp`);
  const notBefore = new Date('2026-11-20T00:00:00Z');
  for (const host of hosts) world.network.show(host, { certificate: buildCertificate({ names: [host], notBefore }) });
  await addSites(world.monitor, testActor, hosts.join(' '), { withCounterpart: false });
  await world.monitor.background.whenIdle();
  return world;
}

function countSince({ network }: MonitorWorld, before: number): number {
  return network.dials.length - before;
}

describe('checkDueEndpoints', () => {
  it('looks at what is due, once, and at nothing else', async () => {
    await using world = await createWorldWithSites(12);
    expect(await checkDueEndpoints(world.monitor)).toBe(0);
    world.clock.advance(7 * hourMs);
    expect(await checkDueEndpoints(world.monitor)).toBe(12);
    expect(await checkDueEndpoints(world.monitor)).toBe(0);
  });

  it('never looks at an endpoint twice when two processes are at it', async () => {
    await using world = await createWorldWithSites(60);
    const db = openDatabase(world.file);
    const other = createTestMonitor(db, world.clock, world.network, (error) => expect.fail(String(error)));
    const before = world.network.dials.length;
    world.clock.advance(7 * hourMs);
    const [here, there] = await Promise.all([checkDueEndpoints(world.monitor), checkDueEndpoints(other)]);
    await db.$disconnect();
    const dialled = world.network.dials.slice(before);
    expect(new Set(dialled).size).toBe(60);
    expect(dialled).toHaveLength(60);
    expect(here + there).toBe(60);
    expect(world.bugs).toEqual([]);
  });

  it('makes no burst after a long sleep', async () => {
    await using world = await createWorldWithSites(60);
    world.clock.advance(30 * dayMs);
    expect(await checkDueEndpoints(world.monitor)).toBe(60);
    expect(world.network.mostAtOnce).toBeLessThanOrEqual(16);
  });

  it('lets nobody starve after the clock was ahead and is put back', async () => {
    await using world = await createWorldWithSites(10);
    world.clock.advance(3 * dayMs);
    await checkDueEndpoints(world.monitor);
    world.clock.advance(-3 * dayMs);
    const before = world.network.dials.length;
    await checkDueEndpoints(world.monitor);
    expect(countSince(world, before)).toBe(10);
    expect(await checkDueEndpoints(world.monitor)).toBe(0);
  });

  it('leaves paused, deleted and unwatched ones alone, and comes back to what goes on', async () => {
    await using world = await createWorldWithSites(4);
    const sites = await world.db.site.findMany({ orderBy: { host: 'asc' } });
    const [paused = '', deleted = '', unwatched = ''] = sites.map((site) => site.id);
    await setPaused(world.monitor, testActor, paused, true);
    await deleteSite(world.monitor, testActor, deleted);
    await world.db.endpoint.updateMany({ where: { siteId: unwatched }, data: { watched: false } });
    world.clock.advance(7 * hourMs);
    const before = world.network.dials.length;
    expect(await checkDueEndpoints(world.monitor)).toBe(1);
    await setPaused(world.monitor, testActor, paused, false);
    expect(await checkDueEndpoints(world.monitor)).toBe(1);
    expect(world.network.dials.slice(before)).toEqual(['site-3.example.jp', 'site-0.example.jp']);
  });

  it('looks at new sites before those which have been due for hours', async () => {
    await using world = await createWorldWithSites(30);
    world.clock.advance(7 * hourMs);
    world.network.show('new.example.jp', { failure: { problem: 'refused', detail: 'ECONNREFUSED' } });
    const before = world.network.dials.length;
    await addSites(world.monitor, testActor, 'new.example.jp', { withCounterpart: false });
    await world.monitor.background.whenIdle();
    expect(world.network.dials.slice(before, before + 16)).toContain('new.example.jp');
  });

  it('goes on with the others when one look breaks, and reports that', async () => {
    await using world = await createWorldWithSites(5);
    world.clock.advance(7 * hourMs);
    const { observe } = world.network;
    const monitor = {
      ...world.monitor,
      observe: (target: Parameters<typeof observe>[0]) =>
        target.host === 'site-2.example.jp' ? Promise.reject(new Error('a bug')) : observe(target),
    };
    expect(await checkDueEndpoints(monitor)).toBe(4);
    expect(world.bugs).toEqual([new Error('a bug')]);
  });

  it('claims nothing more once it is told to stop, and finishes what it has begun', async () => {
    await using world = await createWorldWithSites(40);
    world.clock.advance(7 * hourMs);
    world.network.hold();
    const before = world.network.dials.length;
    const stopping = new AbortController();
    const round = checkDueEndpoints(world.monitor, stopping.signal);
    await world.network.whenDialled(before + 16);
    stopping.abort();
    world.network.release();
    expect(await round).toBe(16);
    expect(await world.db.endpoint.count({ where: { leaseToken: { not: null } } })).toBe(0);
  });
});
