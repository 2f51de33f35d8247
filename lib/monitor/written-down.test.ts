import { describe, expect, it } from 'vitest';

import { insertFirstOwner } from '@/lib/db/people';
import { endSession } from '@/lib/db/sessions';
import { createMonitorWorld, testActor } from '@/lib/testing/monitor-world';
import type { MonitorWorld } from '@/lib/testing/monitor-world';

import { addSites } from './add-sites';
import { deleteSite } from './delete-site';
import { restoreSite } from './restore-site';
import { setPaused } from './set-paused';
import { setTags } from './set-tags';
import { setWatched } from './set-watched';

interface Case {
  name: string;
  prepare?: (world: MonitorWorld, siteId: string) => Promise<unknown>;
  act: (world: MonitorWorld, siteId: string) => Promise<unknown>;
  /** The table that the act writes to. */
  table: string;
  entry: Readonly<Record<string, unknown>>;
}

const subject = { subjectName: 'example.jp', personName: 'test' };
const owner = { email: 'o@example.jp', name: 'o', role: 'owner', seesAll: true, tagIds: [], passwordHash: 'x' };
const www = ({ db }: MonitorWorld) => db.endpoint.findFirstOrThrow({ where: { host: 'www.example.jp' } });

const cases: readonly Case[] = [
  {
    name: 'adding',
    act: ({ monitor }) => addSites(monitor, testActor, 'b.example.jp a.example.jp', { withCounterpart: false }),
    table: 'Site',
    entry: { act: 'sites-added', subjectId: null, details: '{"sites":["a.example.jp","b.example.jp"]}' },
  },
  {
    name: 'deleting',
    act: ({ monitor }, siteId) => deleteSite(monitor, testActor, siteId),
    table: 'Site',
    entry: { act: 'site-deleted', ...subject },
  },
  {
    name: 'restoring',
    prepare: ({ monitor }, siteId) => deleteSite(monitor, testActor, siteId),
    act: ({ monitor }, siteId) => restoreSite(monitor, testActor, siteId),
    table: 'Site',
    entry: { act: 'site-restored', ...subject },
  },
  {
    name: 'pausing',
    act: ({ monitor }, siteId) => setPaused(monitor, testActor, siteId, true),
    table: 'Site',
    entry: { act: 'site-paused', ...subject },
  },
  {
    name: 'resuming',
    prepare: ({ monitor }, siteId) => setPaused(monitor, testActor, siteId, true),
    act: ({ monitor }, siteId) => setPaused(monitor, testActor, siteId, false),
    table: 'Site',
    entry: { act: 'site-resumed', ...subject },
  },
  {
    name: 'unticking an endpoint',
    act: async (world) => setWatched(world.monitor, testActor, (await www(world)).id, false),
    table: 'Endpoint',
    entry: { act: 'endpoint-unwatched', subjectName: 'www.example.jp' },
  },
  {
    name: 'changing tags',
    prepare: ({ monitor }, siteId) => setTags(monitor, testActor, siteId, { add: ['old', 'kept'] }),
    act: ({ monitor }, siteId) => setTags(monitor, testActor, siteId, { add: ['new', 'kept'], remove: ['old'] }),
    table: 'SiteTag',
    entry: { act: 'tags-changed', ...subject, details: '{"added":"new","removed":"old"}' },
  },
  {
    name: 'making the first owner',
    act: ({ db, clock }) => insertFirstOwner(db, owner, clock.now()),
    table: 'User',
    entry: { act: 'owner-created', personName: owner.email },
  },
  {
    name: 'ending a session',
    prepare: async ({ db, clock }) => {
      const personId = (await insertFirstOwner(db, owner, clock.now())) ?? '';
      const at = clock.now();
      const session = { id: 's', token: 't', userId: personId, expiresAt: at, createdAt: at, updatedAt: at };
      await db.session.create({ data: session });
    },
    act: async ({ db, clock }) => {
      const { id } = await db.user.findFirstOrThrow();
      return endSession(db, { personId: id, signature: owner.email }, 's', clock.now());
    },
    table: 'Session',
    entry: { act: 'session-ended', personName: owner.email },
  },
];

async function createPreparedWorld({ prepare }: Case) {
  const world = await createMonitorWorld();
  const { added } = await addSites(world.monitor, testActor, 'example.jp\nwww.example.jp', { withCounterpart: false });
  await world.monitor.background.whenIdle();
  const siteId = added[0]?.siteId ?? '';
  await prepare?.(world, siteId);
  return { world, siteId };
}

/** Everything that an act may touch. */
async function readAll({ db }: MonitorWorld) {
  return {
    sites: await db.site.findMany(),
    endpoints: await db.endpoint.findMany(),
    tags: await db.siteTag.findMany({ include: { tag: true } }),
    people: await db.user.findMany(),
    installations: await db.installation.count(),
    sessions: await db.session.findMany(),
    entries: await db.auditEntry.findMany(),
  };
}

describe.each(cases)('$name', (one) => {
  it('is written down once, with who did it and to what', async () => {
    const { world, siteId } = await createPreparedWorld(one);
    await using _ = world;
    const before = await world.db.auditEntry.count();
    await one.act(world, siteId);
    expect(await world.db.auditEntry.count()).toBe(before + 1);
    expect(await world.db.auditEntry.findFirst({ orderBy: { id: 'desc' } })).toMatchObject(one.entry);
  });

  it.each(['AuditEntry', one.table])(
    'leaves neither the act nor its entry when %s cannot be written',
    async (table) => {
      const { world, siteId } = await createPreparedWorld(one);
      await using _ = world;
      const before = await readAll(world);
      for (const verb of ['INSERT', 'UPDATE', 'DELETE']) {
        await world.db.$executeRawUnsafe(
          `CREATE TRIGGER "refuse${verb}" AFTER ${verb} ON "${table}" BEGIN SELECT RAISE(ABORT, 'no room'); END`,
        );
      }
      await expect(one.act(world, siteId)).rejects.toThrow();
      await world.monitor.background.whenIdle();
      expect(await readAll(world)).toEqual(before);
    },
  );
});

it('writes nothing down when nothing was changed', async () => {
  const { world, siteId } = await createPreparedWorld(cases[0] ?? expect.fail());
  await using _ = world;
  const before = await world.db.auditEntry.count();
  await addSites(world.monitor, testActor, 'example.jp', { withCounterpart: false });
  await setPaused(world.monitor, testActor, siteId, false);
  await restoreSite(world.monitor, testActor, siteId);
  await setTags(world.monitor, testActor, siteId, { remove: ['nobody carries this'] });
  await setWatched(world.monitor, testActor, (await www(world)).id, true);
  expect(await world.db.auditEntry.count()).toBe(before);
});
