import { describe, expect, it } from 'vitest';

import { buildCertificate } from '@/lib/testing/build-observation';
import { createMonitorWorld, testActor } from '@/lib/testing/monitor-world';

import { addSites } from './add-sites';
import { checkDueEndpoints } from './check-due-endpoints';
import { checkEndpoint } from './check-endpoint';
import { countFailingLooks } from './failing-looks';

const host = 'shop.example.jp';
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const certificate = buildCertificate({ names: [host], notBefore: new Date('2026-11-20T00:00:00Z') });
const refused = { problem: 'refused', detail: 'ECONNREFUSED' } as const;
const offline = { problem: 'offline', detail: 'ENETUNREACH' } as const;

/** A healthy site of one endpoint, at the instant of its next regular look. */
async function createDueWorld() {
  const world = await createMonitorWorld();
  world.network.show(host, { certificate });
  await addSites(world.monitor, testActor, host, { withCounterpart: false });
  await world.monitor.background.whenIdle();
  const read = () => world.db.endpoint.findFirstOrThrow();
  const goTo = (instant: Date) => world.clock.advance(instant.getTime() - world.clock.now().getTime());
  goTo((await read()).dueAt);
  return {
    ...world,
    goTo,
    /** Looks if it is due, and says how it stands then. */
    async look() {
      const looks = await checkDueEndpoints(world.monitor);
      const { failingLooks, failingSince, dueAt, id } = await read();
      return { looks, failingLooks, failingSince, dueAt, endpointId: id, waitMs: +dueAt - +world.clock.now() };
    },
    async lookByHand() {
      const { id } = await read();
      await checkEndpoint(world.monitor, id);
      return read();
    },
    eventsAt: async () => (await world.db.site.findFirstOrThrow()).eventsAt,
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

describe('a failure', () => {
  it('is looked at again after one minute and after five more before it is called broken', async () => {
    await using world = await createDueWorld();
    world.network.fail(host, refused);
    const since = world.clock.now();
    const first = await world.look();
    expect(first).toMatchObject({ looks: 1, failingLooks: 1, failingSince: since, waitMs: minuteMs });
    world.clock.advance(minuteMs - 1);
    expect(await world.look()).toMatchObject({ looks: 0 });
    world.clock.advance(1);
    expect(await world.look()).toMatchObject({ looks: 1, failingLooks: 2, failingSince: since, waitMs: 5 * minuteMs });
    world.clock.advance(5 * minuteMs);
    const third = await world.look();
    expect(third).toMatchObject({ looks: 1, failingLooks: 3, failingSince: since });
    expect(third.waitMs).toBeGreaterThanOrEqual(1.5 * minuteMs);
    expect(third.waitMs).toBeLessThanOrEqual(16.5 * minuteMs);
  });

  it('is forgotten by a look that finds no break, and the next one begins anew', async () => {
    await using world = await createDueWorld();
    world.network.fail(host, refused);
    await world.look();
    world.network.show(host, { certificate });
    world.clock.advance(minuteMs);
    const fine = await world.look();
    expect(fine).toMatchObject({ looks: 1, failingLooks: 0, failingSince: null });
    expect(fine.waitMs).toBeGreaterThanOrEqual(0.6 * hourMs - 1);
    world.network.fail(host, refused);
    world.goTo(fine.dueAt);
    expect(await world.look()).toMatchObject({ failingLooks: 1, failingSince: world.clock.now(), waitMs: minuteMs });
  });

  it('is neither counted nor forgotten while our own network is down', async () => {
    await using world = await createDueWorld();
    world.network.fail(host, refused);
    const first = await world.look();
    world.network.fail(host, offline);
    world.clock.advance(minuteMs);
    const blind = await world.look();
    expect(blind).toMatchObject({ looks: 1, failingLooks: 1, failingSince: first.failingSince });
    expect(blind.waitMs).toBeGreaterThanOrEqual(1.5 * minuteMs);
    world.network.fail(host, refused);
    world.goTo(blind.dueAt);
    expect(await world.look()).toMatchObject({ failingLooks: 2, failingSince: first.failingSince });
  });

  it('is no matter of time alone: an expired certificate counts down, and is not confirmed', async () => {
    await using world = await createDueWorld();
    const notBefore = new Date(world.clock.now().getTime() - 100 * 24 * hourMs);
    world.network.show(host, { certificate: buildCertificate({ names: [host], notBefore }) });
    expect(await world.look()).toMatchObject({ failingLooks: 0 });
  });

  it('is to be judged at once, each time that it counts', async () => {
    await using world = await createDueWorld();
    await world.db.site.updateMany({ data: { eventsAt: null } });
    await world.look();
    expect(await world.eventsAt()).toBeNull();
    world.network.fail(host, refused);
    world.goTo((await world.look()).dueAt);
    await world.look();
    expect(await world.eventsAt()).toEqual(world.clock.now());
    world.clock.advance(minuteMs);
    await world.look();
    expect(await world.eventsAt()).toEqual(world.clock.now());
  });
});

describe('a look by hand', () => {
  it('moves nothing else', async () => {
    await using world = await createDueWorld();
    const { dueAt } = await world.look();
    for (const share of [0.2, 0.5, 0.9, 0.99]) {
      world.goTo(new Date(dueAt.getTime() - (1 - share) * hourMs));
      expect((await world.lookByHand()).dueAt).toEqual(dueAt);
    }
  });

  it('brings a confirming look, and the ones after it bring nothing forward and confirm nothing', async () => {
    await using world = await createDueWorld();
    await world.look();
    world.clock.advance(20 * minuteMs);
    world.network.fail(host, refused);
    const confirmedAt = new Date(world.clock.now().getTime() + minuteMs);
    for (const _ of [1, 2, 3, 4]) {
      expect(await world.lookByHand()).toMatchObject({ failingLooks: 1, dueAt: confirmedAt });
      world.clock.advance(2000);
    }
    world.goTo(confirmedAt);
    expect(await world.look()).toMatchObject({ failingLooks: 2, waitMs: 5 * minuteMs });
    world.clock.advance(minuteMs);
    expect(await world.lookByHand()).toMatchObject({ failingLooks: 2 });
  });
});

describe('countFailingLooks', () => {
  it('begins to wait anew when the clock was put back', () => {
    const now = new Date('2026-11-21T12:00:00Z');
    const before = { looks: 1, since: new Date('2026-11-22T12:00:00Z') };
    const restarted = countFailingLooks(before, 'blocking', now);
    expect(restarted).toEqual({ looks: 1, since: now });
    const later = new Date(now.getTime() + minuteMs);
    expect(countFailingLooks(restarted, 'blocking', later)).toEqual({ looks: 2, since: now });
  });
});
