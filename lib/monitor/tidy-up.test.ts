import { describe, expect, it } from 'vitest';

import { buildCertificate } from '@/lib/testing/build-observation';
import { createMonitorWorld, testActor } from '@/lib/testing/monitor-world';

import { addSites } from './add-sites';
import { checkSite } from './check-site';
import { deleteSite } from './delete-site';
import { restoreSite } from './restore-site';
import { keptMs, tidyUp } from './tidy-up';

const minuteMs = 60_000;
const notBefore = new Date('2026-11-20T00:00:00Z');

async function createWorldWithSites() {
  const world = await createMonitorWorld();
  for (const host of ['a.example.jp', 'b.example.jp']) {
    world.network.show(host, { certificate: buildCertificate({ names: [host], notBefore }) });
  }
  const { added } = await addSites(world.monitor, testActor, 'a.example.jp b.example.jp', { withCounterpart: false });
  await world.monitor.background.whenIdle();
  const [first = '', second = ''] = added.map((entry) => entry.siteId);
  return { world, first, second };
}

describe('tidyUp', () => {
  it('removes a site thirty days after its deletion, with all that belonged to it', async () => {
    const { world, first, second } = await createWorldWithSites();
    await using _ = world;
    await deleteSite(world.monitor, testActor, first);
    world.clock.advance(keptMs);
    expect(await tidyUp(world.monitor)).toMatchObject({ sites: 0 });
    world.clock.advance(1);
    expect(await tidyUp(world.monitor)).toMatchObject({ sites: 1 });
    const { db } = world;
    expect(await db.site.findMany({ select: { id: true } })).toEqual([{ id: second }]);
    expect([await db.endpoint.count(), await db.sighting.count(), await db.certificate.count()]).toEqual([1, 1, 1]);
  });

  it('keeps a site whose deletion was undone', async () => {
    const { world, first } = await createWorldWithSites();
    await using _ = world;
    await deleteSite(world.monitor, testActor, first);
    await restoreSite(world.monitor, testActor, first);
    world.clock.advance(2 * keptMs);
    expect(await tidyUp(world.monitor)).toMatchObject({ sites: 0 });
    expect(await world.db.site.count()).toBe(2);
  });

  it('forgets looks that found nothing new after thirty days, and keeps every change for ever', async () => {
    const { world, first } = await createWorldWithSites();
    await using _ = world;
    world.clock.advance(minuteMs);
    await checkSite(world.monitor, first);
    world.clock.advance(minuteMs);
    world.network.show('a.example.jp', { failure: { problem: 'refused', detail: 'ECONNREFUSED' } });
    await checkSite(world.monitor, first);
    expect(await world.db.check.count()).toBe(4);
    world.clock.advance(2 * keptMs);
    expect(await tidyUp(world.monitor)).toEqual({ sites: 0, checks: 1 });
    const kept = await world.db.check.findMany({ orderBy: { id: 'asc' } });
    expect(kept.map((check) => check.changed)).toEqual([true, true, true]);
  });
});

it('forgets what was told after 400 days', async () => {
  const { world } = await createWorldWithSites();
  await using _ = world;
  const at = world.monitor.now();
  const channel = {
    kind: 'webhook',
    name: 'a',
    settings: '{}',
    secrets: '',
    locale: 'ja',
    tellsAll: true,
    createdAt: at,
  };
  await world.db.channel.create({ data: { id: 'a', ...channel } });
  const delivery = { channelId: 'a', purpose: 'weekly', state: 'sent', createdAt: at, nextAttemptAt: at };
  await world.db.delivery.create({ data: { id: 'd', ...delivery } });
  world.clock.advance(400 * 24 * 60 * minuteMs);
  await tidyUp(world.monitor);
  expect(await world.db.delivery.count()).toBe(1);
  world.clock.advance(1);
  await tidyUp(world.monitor);
  expect(await world.db.delivery.count()).toBe(0);
});
