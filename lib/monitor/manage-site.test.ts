import { describe, expect, it } from 'vitest';

import { listTags } from '@/lib/db/list-tags';
import { buildCertificate } from '@/lib/testing/build-observation';
import { createMonitorWorld, testActor } from '@/lib/testing/monitor-world';

import { addSites } from './add-sites';
import { checkSite } from './check-site';
import { deleteSite } from './delete-site';
import { restoreSite } from './restore-site';
import { setPaused } from './set-paused';
import { setTags } from './set-tags';
import { setWatched } from './set-watched';
import { tagLimits } from './tag-name';

const dayMs = 24 * 60 * 60 * 1000;
const names = ['example.jp', 'www.example.jp'];

async function createWorldWithSite() {
  const world = await createMonitorWorld();
  const certificate = buildCertificate({ names, notBefore: new Date('2026-11-01T00:00:00Z') });
  for (const host of names) world.network.show(host, { certificate });
  const { added } = await addSites(world.monitor, testActor, 'example.jp', { withCounterpart: true });
  await world.monitor.background.whenIdle();
  const siteId = added[0]?.siteId ?? '';
  const findSite = () => world.db.site.findUniqueOrThrow({ where: { id: siteId } });
  return { world, siteId, findSite };
}

describe('setPaused', () => {
  it('shows the site as paused at once, and derives its status anew when it goes on', async () => {
    const { world, siteId, findSite } = await createWorldWithSite();
    await using _ = world;
    expect(await setPaused(world.monitor, testActor, siteId, true)).toBe(true);
    expect(await findSite()).toMatchObject({ status: 'paused', statusUntil: null, pausedAt: world.clock.now() });
    world.clock.advance(2 * dayMs);
    expect(await setPaused(world.monitor, testActor, siteId, false)).toBe(true);
    expect(await findSite()).toMatchObject({ status: 'unknown', pausedAt: null });
  });

  it('keeps the instant of the first press when it is pressed twice', async () => {
    const { world, siteId, findSite } = await createWorldWithSite();
    await using _ = world;
    await setPaused(world.monitor, testActor, siteId, true);
    const { pausedAt } = await findSite();
    world.clock.advance(1000);
    expect(await setPaused(world.monitor, testActor, siteId, true)).toBe(true);
    expect((await findSite()).pausedAt).toEqual(pausedAt);
  });

  it('leaves a paused site paused when it is looked at by hand', async () => {
    const { world, siteId, findSite } = await createWorldWithSite();
    await using _ = world;
    await setPaused(world.monitor, testActor, siteId, true);
    world.clock.advance(60_000);
    expect(await checkSite(world.monitor, siteId)).toMatchObject({ kind: 'checked' });
    expect(await findSite()).toMatchObject({ status: 'paused' });
    expect(await world.db.endpoint.findFirst()).toMatchObject({ checkedAt: world.clock.now() });
  });
});

describe('deleteSite and restoreSite', () => {
  it('undo each other, and the status is derived anew', async () => {
    const { world, siteId, findSite } = await createWorldWithSite();
    await using _ = world;
    expect(await deleteSite(world.monitor, testActor, siteId)).toBe(true);
    world.clock.advance(2 * dayMs);
    expect(await restoreSite(world.monitor, testActor, siteId)).toBe(true);
    expect(await findSite()).toMatchObject({ deletedAt: null, status: 'unknown' });
    expect(await world.db.sighting.count()).toBe(2);
  });

  it('tell whoever comes second', async () => {
    const { world, siteId } = await createWorldWithSite();
    await using _ = world;
    const deleted = await Promise.all([
      deleteSite(world.monitor, testActor, siteId),
      deleteSite(world.monitor, testActor, siteId),
    ]);
    expect(deleted.sort()).toEqual([false, true]);
    const restored = await Promise.all([
      restoreSite(world.monitor, testActor, siteId),
      restoreSite(world.monitor, testActor, siteId),
    ]);
    expect(restored.sort()).toEqual([false, true]);
  });

  it('leaves nothing of a deleted site that could be changed', async () => {
    const { world, siteId, findSite } = await createWorldWithSite();
    await using _ = world;
    const endpoint = await world.db.endpoint.findFirstOrThrow();
    await deleteSite(world.monitor, testActor, siteId);
    const before = await findSite();
    expect(await setPaused(world.monitor, testActor, siteId, true)).toBe(false);
    expect(await setWatched(world.monitor, testActor, endpoint.id, false)).toBe('gone');
    expect(await setTags(world.monitor, testActor, siteId, { add: ['x'] })).toEqual({ kind: 'gone' });
    expect(await checkSite(world.monitor, siteId)).toEqual({ kind: 'gone' });
    expect(await findSite()).toEqual(before);
  });
});

describe('setWatched', () => {
  it('takes an unticked endpoint out of the status, and brings it back in', async () => {
    const { world, siteId, findSite } = await createWorldWithSite();
    await using _ = world;
    world.network.show('www.example.jp', { failure: { problem: 'refused', detail: 'ECONNREFUSED' } });
    world.clock.advance(60_000);
    await checkSite(world.monitor, siteId);
    expect((await findSite()).status).toBe('unreachable');
    const www = await world.db.endpoint.findFirstOrThrow({ where: { host: 'www.example.jp' } });
    expect(await setWatched(world.monitor, testActor, www.id, false)).toBe('set');
    expect((await findSite()).status).toBe('healthy');
    expect(await setWatched(world.monitor, testActor, www.id, true)).toBe('set');
    expect((await findSite()).status).toBe('unreachable');
  });

  it('keeps the last one, also when both are unticked at once', async () => {
    const { world } = await createWorldWithSite();
    await using _ = world;
    const endpoints = await world.db.endpoint.findMany();
    const results = await Promise.all(endpoints.map(({ id }) => setWatched(world.monitor, testActor, id, false)));
    expect(results.sort()).toEqual(['last-one', 'set']);
    expect(await world.db.endpoint.count({ where: { watched: true } })).toBe(1);
  });

  it('is gone for an endpoint that never was', async () => {
    await using world = await createMonitorWorld();
    expect(await setWatched(world.monitor, testActor, 'nobody', true)).toBe('gone');
  });
});

describe('setTags', () => {
  it('adds and removes by name, and forgets a name that nobody carries', async () => {
    const { world, siteId } = await createWorldWithSite();
    await using _ = world;
    expect(await setTags(world.monitor, testActor, siteId, { add: [' ブログ', '顧客A'] })).toEqual({ kind: 'set' });
    expect(await setTags(world.monitor, testActor, siteId, { add: ['ブログ', 'shop'], remove: ['顧客A'] })).toEqual({
      kind: 'set',
    });
    const tags = await listTags(world.db, null);
    expect(tags.map(({ name, siteCount }) => [name, siteCount])).toEqual([
      ['shop', 1],
      ['ブログ', 1],
    ]);
    expect(await world.db.tag.count()).toBe(2);
  });

  it('changes nothing when one of the names is refused', async () => {
    const { world, siteId } = await createWorldWithSite();
    await using _ = world;
    await setTags(world.monitor, testActor, siteId, { add: ['keep'] });
    const text = 'x'.repeat(41);
    expect(await setTags(world.monitor, testActor, siteId, { add: ['new', text], remove: ['keep'] })).toEqual({
      kind: 'refused',
      refusal: 'too-long',
      text,
    });
    expect((await listTags(world.db, null)).map((tag) => tag.name)).toEqual(['keep']);
  });

  it('refuses more tags than a site may carry', async () => {
    const { world, siteId } = await createWorldWithSite();
    await using _ = world;
    const many = Array.from({ length: tagLimits.perSite }, (__, index) => `tag ${index}`);
    expect(await setTags(world.monitor, testActor, siteId, { add: many })).toEqual({ kind: 'set' });
    expect(await setTags(world.monitor, testActor, siteId, { add: ['one more'] })).toMatchObject({
      refusal: 'too-many',
    });
    expect(await setTags(world.monitor, testActor, siteId, { add: ['one more'], remove: ['tag 0'] })).toEqual({
      kind: 'set',
    });
  });

  it('takes off a name that could not be given today', async () => {
    const { world, siteId } = await createWorldWithSite();
    await using _ = world;
    const tag = { create: { id: 'old', name: 'A,B' } };
    await world.db.siteTag.create({ data: { site: { connect: { id: siteId } }, tag } });
    expect(await setTags(world.monitor, testActor, siteId, { add: ['A,B'] })).toMatchObject({ refusal: 'separator' });
    expect(await setTags(world.monitor, testActor, siteId, { remove: ['A,B'] })).toEqual({ kind: 'set' });
    expect(await world.db.tag.count()).toBe(0);
  });

  it('counts only sites that are not deleted', async () => {
    const { world, siteId } = await createWorldWithSite();
    await using _ = world;
    await setTags(world.monitor, testActor, siteId, { add: ['ブログ'] });
    await deleteSite(world.monitor, testActor, siteId);
    expect(await listTags(world.db, null)).toEqual([]);
    await restoreSite(world.monitor, testActor, siteId);
    expect(await listTags(world.db, null)).toMatchObject([{ name: 'ブログ', siteCount: 1 }]);
  });
});
