import { describe, expect, it } from 'vitest';

import { claimDueEndpoints } from '@/lib/db/claim-endpoints';
import { buildCertificate } from '@/lib/testing/build-observation';
import { createMonitorWorld, testActor } from '@/lib/testing/monitor-world';
import type { MonitorWorld } from '@/lib/testing/monitor-world';

import { addSites } from './add-sites';
import { checkDueEndpoints } from './check-due-endpoints';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** A world with healthy sites, all due. */
async function createDueWorld(count: number): Promise<MonitorWorld> {
  const world = await createMonitorWorld();
  const hosts = Array.from({ length: count }, (_, index) => `site-${index}.example.jp`);
  const notBefore = new Date('2026-11-20T00:00:00Z');
  for (const host of hosts) world.network.show(host, { certificate: buildCertificate({ names: [host], notBefore }) });
  await addSites(world.monitor, testActor, hosts.join(' '), { withCounterpart: false });
  await world.monitor.background.whenIdle();
  world.clock.advance(7 * hourMs);
  return world;
}

/** A process that claims so many and dies; their leases run out. */
async function dieAmong({ db, clock, monitor }: MonitorWorld, count: number): Promise<void> {
  const terms = { token: 'of the dead', now: clock.now(), leaseMs: monitor.leaseMs, longestIntervalMs: dayMs };
  await claimDueEndpoints(db, count, terms);
  clock.advance(monitor.leaseMs + 1);
}

/** The process dies whenever it looks at this host, and the lease runs out. */
async function dieOf(world: MonitorWorld, host: string): Promise<void> {
  let dials = 0;
  const observe: typeof world.network.observe = (target) => {
    if (target.host !== host) return world.network.observe(target);
    dials += 1;
    return new Promise(() => undefined);
  };
  void checkDueEndpoints({ ...world.monitor, observe });
  while (dials === 0) await new Promise((resolve) => setImmediate(resolve));
  world.clock.advance(world.monitor.leaseMs + 1);
}

describe('endpoints whose look never came back', () => {
  it('are looked at again, one at a time', async () => {
    await using world = await createDueWorld(6);
    await dieAmong(world, 6);
    let atOnce = 0;
    const observe: typeof world.network.observe = async (target) => {
      expect(atOnce).toBe(0);
      atOnce += 1;
      const seen = await world.network.observe(target);
      atOnce -= 1;
      return seen;
    };
    let stored = 0;
    for (let round = 0; round < 6; round += 1) stored += await checkDueEndpoints({ ...world.monitor, observe });
    expect(stored).toBe(6);
    expect(await world.db.endpoint.count({ where: { leaseToken: { not: null } } })).toBe(0);
  });

  it('do not keep the others waiting', async () => {
    await using world = await createDueWorld(6);
    await dieAmong(world, 2);
    const observed: string[] = [];
    const observe: typeof world.network.observe = (target) => {
      observed.push(target.host);
      return world.network.observe(target);
    };
    await checkDueEndpoints({ ...world.monitor, observe });
    expect(observed.length).toBeGreaterThanOrEqual(5);
  });

  it('are told as the cause after two deaths apart, and are left alone for a day', async () => {
    await using world = await createDueWorld(1);
    await dieAmong(world, 1);
    await dieOf(world, 'site-0.example.jp');
    await dieOf(world, 'site-0.example.jp');
    const before = world.network.dials.length;
    expect(await checkDueEndpoints(world.monitor)).toBe(1);
    expect(world.network.dials).toHaveLength(before);
    const endpoint = await world.db.endpoint.findFirstOrThrow();
    expect(endpoint.findings).toContain('malformed-certificate');
    expect(endpoint.leaseToken).toBeNull();
    expect(endpoint.dueAt.getTime() - world.clock.now().getTime()).toBe(dayMs);
    // The certificate that was seen last still counts down.
    expect(endpoint.certificateId).not.toBeNull();

    world.clock.advance(dayMs);
    expect(await checkDueEndpoints(world.monitor)).toBe(1);
    expect((await world.db.endpoint.findFirstOrThrow()).findings).toBe('[]');
  });
});
