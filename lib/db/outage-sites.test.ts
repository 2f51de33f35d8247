import { expect, it } from 'vitest';

import { createNoticeWorld } from '@/lib/testing/notice-world';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';

import { findBoard } from './find-board';
import { listOutageSites } from './outage-sites';

it('an outage names the sites that it speaks for, and the board shows them alone', async () => {
  await using world = await createNoticeWorld();
  const { db } = world;
  const sites = ['a.example', 'b.example', 'c.example', 'other.example'];
  for (const site of sites) await world.addSite(site);
  const common = { openedAt: world.now(), facts: '{}' };
  const outage = await db.event.create({ data: { ...common, key: 'outage', kind: 'outage' } });
  for (const siteId of sites.slice(0, 3)) {
    const member = { key: siteId, kind: 'unreachable', siteId, parentId: outage.id };
    await db.event.create({ data: { ...common, ...member } });
    await db.event.create({ data: { ...common, ...member, key: `${siteId} again`, closedAt: world.now() } });
  }
  await db.site.update({ where: { id: 'c.example' }, data: { deletedAt: world.now() } });
  await db.event.create({ data: { ...common, key: 'other', kind: 'unreachable', siteId: 'other.example' } });

  const found = await listOutageSites(db, outage.id, 10);
  expect(found.map(({ host }) => host)).toEqual(['a.example', 'b.example']);
  expect(await listOutageSites(db, outage.id, 1)).toHaveLength(1);

  const rules = { urgency: defaultUrgencyPolicy, staleAfterMs: 1 };
  const query = { now: world.now(), rules, sort: 'name', page: 1, pageSize: 50, outage: outage.id } as const;
  const board = await findBoard(db, { ...query, scope: null });
  expect(board.rows.map(({ host }) => host)).toEqual(['a.example', 'b.example']);
  expect(board).toMatchObject({ total: 2, overview: { siteCount: 3 } });
  expect((await findBoard(db, { ...query, scope: ['none'] })).rows).toEqual([]);
});
