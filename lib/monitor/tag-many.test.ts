import { describe, expect, it } from 'vitest';

import { listFilteredSites } from '@/lib/db/list-filtered-sites';
import { listTags } from '@/lib/db/list-tags';
import { createMonitorWorld, testActor } from '@/lib/testing/monitor-world';
import type { MonitorWorld } from '@/lib/testing/monitor-world';
import { seedSites } from '@/lib/testing/seed-sites';

import { deleteSite } from './delete-site';
import { setTags } from './set-tags';
import { mostTagged, tagMany, undoTagMany } from './tag-many';
import type { TagManyOrder } from './tag-many';
import { tagLimits } from './tag-name';

const client = '取引先A';

async function createWorldWithSites(count = 3) {
  const world = await createMonitorWorld();
  const siteIds = await seedSites(world.db, { count, now: world.clock.now(), rules: world.monitor.rules });
  await world.db.siteTag.deleteMany();
  await world.db.tag.deleteMany();
  return { world, siteIds };
}

const all: TagManyOrder['chosen'] = { filter: { scope: null } };

/** Rows without endpoints or looks: they cost little. */
async function insertBareSites({ db }: MonitorWorld, count: number): Promise<void> {
  await db.$executeRawUnsafe(`
    INSERT INTO "Site" ("id", "host", "port", "displayHost", "createdAt", "status", "statusAt", "urgency")
    WITH RECURSIVE "number" AS (SELECT 1 AS "n" UNION ALL SELECT "n" + 1 FROM "number" WHERE "n" < ${count})
    SELECT 'id-' || "n", 'a' || "n" || '.example', 443, 'a' || "n" || '.example', 0, 'healthy', 0, 0 FROM "number"`);
}

async function give(world: MonitorWorld, chosen: TagManyOrder['chosen'], tag = client) {
  return tagMany(world.monitor, testActor, { change: 'add', tag, chosen });
}

async function batchOf(result: Promise<Awaited<ReturnType<typeof tagMany>>>): Promise<string> {
  const done = await result;
  return done.kind === 'set' ? (done.batchId ?? '') : '';
}

async function carriers({ db }: MonitorWorld, tag = client): Promise<string[]> {
  const rows = await db.siteTag.findMany({ where: { tag: { name: tag } }, orderBy: { siteId: 'asc' } });
  return rows.map(({ siteId }) => siteId);
}

describe('a tag for many sites', () => {
  it('is given to those that were chosen, and said in one entry of the audit log with all their names', async () => {
    const { world, siteIds } = await createWorldWithSites();
    await using _ = world;
    const [first = '', second = ''] = siteIds;
    const result = await give(world, { siteIds: [first, second, first, 'nobody'] }, ` ${client} `);
    expect(result).toMatchObject({ kind: 'set', changed: 2, same: 0, full: 0 });
    expect(await carriers(world)).toEqual([first, second]);
    const entries = await world.db.auditEntry.findMany({ where: { act: 'tags-changed' } });
    expect(entries.map(({ subjectId, details }): unknown => [subjectId, JSON.parse(details)])).toEqual([
      [null, { added: client, sites: ['site-00000.example.jp', 'site-00001.example.jp'] }],
    ]);
  });

  it('is taken off again, and a name that nobody carries is forgotten', async () => {
    const { world, siteIds } = await createWorldWithSites();
    await using _ = world;
    await give(world, all);
    const off = { change: 'remove' as const, tag: client };
    const some = await tagMany(world.monitor, testActor, { ...off, chosen: { siteIds: siteIds.slice(1) } });
    expect(some).toMatchObject({ kind: 'set', changed: 2, same: 0 });
    expect(await carriers(world)).toEqual(siteIds.slice(0, 1));
    expect(await tagMany(world.monitor, testActor, { ...off, chosen: all })).toMatchObject({ changed: 1, same: 2 });
    expect(await listTags(world.db, null)).toEqual([]);
    expect(await world.db.tag.count()).toBe(0);
  });

  it('stays known as long as people, channels or rules go by it', async () => {
    const { world } = await createWorldWithSites();
    await using _ = world;
    for (const name of ['told', 'ruled', 'free']) await give(world, all, name);
    const tag = await world.db.tag.findUniqueOrThrow({ where: { name: 'told' } });
    const channel = { id: 'c', kind: 'ntfy', name: 'c', settings: '{}', secrets: '', locale: 'ja', tellsAll: false };
    await world.db.channel.create({
      data: { ...channel, createdAt: world.clock.now(), tags: { create: { tagId: tag.id } } },
    });
    const ruled = await world.db.tag.findUniqueOrThrow({ where: { name: 'ruled' } });
    const policy = { target: `tag:${ruled.id}`, rules: '{}', updatedAt: world.clock.now() };
    await world.db.noticePolicy.create({ data: policy });
    for (const name of ['told', 'ruled', 'free'])
      await tagMany(world.monitor, testActor, { change: 'remove', tag: name, chosen: all });
    const left = await world.db.tag.findMany({ orderBy: { name: 'asc' } });
    expect(left.map(({ name }) => name)).toEqual(['ruled', 'told']);
    expect(await world.db.channelTag.count()).toBe(1);
  });

  it('passes by those that have it, those that can carry no more, and those that are deleted', async () => {
    const { world, siteIds } = await createWorldWithSites(4);
    await using _ = world;
    const [first = '', second = '', third = '', fourth = ''] = siteIds;
    const many = Array.from({ length: tagLimits.perSite }, (__, index) => `tag ${index}`);
    await setTags(world.monitor, testActor, first, { add: many });
    await setTags(world.monitor, testActor, second, { add: [client] });
    await deleteSite(world.monitor, testActor, third);
    expect(await give(world, { siteIds })).toMatchObject({ kind: 'set', changed: 1, same: 1, full: 1 });
    expect(await carriers(world)).toEqual([second, fourth]);
    expect(await give(world, { siteIds })).toMatchObject({ kind: 'set', batchId: null, changed: 0, same: 2 });
    expect(await give(world, { siteIds: [third] })).toEqual({ kind: 'nobody' });
    expect(await give(world, { siteIds: [] })).toEqual({ kind: 'nobody' });
  });

  it('goes to all that a filter of the board lets through, other pages too', async () => {
    const { world, siteIds } = await createWorldWithSites(120);
    await using _ = world;
    await give(world, { siteIds: siteIds.slice(0, 7) }, 'ブログ');
    expect(await give(world, { filter: { scope: null, search: 'ブログ' } })).toMatchObject({ changed: 7 });
    expect(await give(world, { filter: { scope: null, search: 'site-0001' } }, 'ten')).toMatchObject({ changed: 10 });
    expect(await give(world, all, 'every')).toMatchObject({ changed: 120 });
  });

  it.each(['A社,B社', 'A社、B社', 'A社;B社', 'A社|B社', 'A社\uFF5CB社'])('is refused as %s', async (tag) => {
    const { world } = await createWorldWithSites(1);
    await using _ = world;
    expect(await give(world, all, tag)).toEqual({ kind: 'refused', refusal: 'separator' });
    expect(await world.db.tag.count()).toBe(0);
  });
});

describe('to undo a press', () => {
  it('touches only the sites that it had changed, and works once', async () => {
    const { world, siteIds } = await createWorldWithSites();
    await using _ = world;
    const [first = '', second = ''] = siteIds;
    await setTags(world.monitor, testActor, first, { add: [client] });
    const batchId = await batchOf(give(world, all));
    expect(await undoTagMany(world.monitor, testActor, batchId)).toBe(true);
    expect(await carriers(world)).toEqual([first]);
    await setTags(world.monitor, testActor, second, { add: [client] });
    expect(await undoTagMany(world.monitor, testActor, batchId)).toBe(false);
    expect(await carriers(world)).toEqual([first, second]);
    expect(await undoTagMany(world.monitor, testActor, 'none')).toBe(false);
    const entries = await world.db.auditEntry.findMany({ where: { act: 'tags-changed' }, orderBy: { id: 'asc' } });
    expect(entries.map(({ details }): unknown => JSON.parse(details))).toEqual([
      { added: client },
      { added: client, sites: ['site-00001.example.jp', 'site-00002.example.jp'] },
      { removed: client, sites: ['site-00001.example.jp', 'site-00002.example.jp'] },
      { added: client },
    ]);
  });

  it('gives back what was taken off, also where the name was forgotten with it', async () => {
    const { world, siteIds } = await createWorldWithSites();
    await using _ = world;
    await give(world, { siteIds: siteIds.slice(0, 2) });
    const off = tagMany(world.monitor, testActor, { change: 'remove', tag: client, chosen: all });
    const batchId = await batchOf(off);
    expect(await world.db.tag.count()).toBe(0);
    expect(await undoTagMany(world.monitor, testActor, batchId)).toBe(true);
    expect(await carriers(world)).toEqual(siteIds.slice(0, 2));
  });

  it('is done by one of two who press at once', async () => {
    const { world } = await createWorldWithSites();
    await using _ = world;
    const batchId = await batchOf(give(world, all));
    const undone = await Promise.all([1, 2].map(() => undoTagMany(world.monitor, testActor, batchId)));
    expect(undone.toSorted()).toEqual([false, true]);
  });

  it('is forgotten after a week', async () => {
    const { world } = await createWorldWithSites();
    await using _ = world;
    await give(world, all);
    world.clock.advance(8 * 24 * 60 * 60 * 1000);
    await give(world, all, 'later');
    expect(await world.db.tagBatch.count()).toBe(1);
  });
});

it('one press changes ten thousand sites and no more', async () => {
  await using world = await createMonitorWorld();
  await insertBareSites(world, mostTagged + 1);
  expect(await give(world, all)).toEqual({ kind: 'too-many-sites' });
  expect(await world.db.tag.count()).toBe(0);
  const siteIds = await listFilteredSites(world.db, { scope: null }, mostTagged);
  expect(await give(world, { siteIds })).toMatchObject({ changed: mostTagged });
  expect(await world.db.siteTag.count()).toBe(mostTagged);
});
