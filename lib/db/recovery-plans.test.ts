import { expect, it } from 'vitest';

import { createNoticeWorld, minuteMs } from '@/lib/testing/notice-world';

import { findPlan, insertPlan, listNextPlans } from './recovery-plans';

const by = { personId: null, signature: 'owner@example.jp' };

it('finds of each site the next plan that is not over yet', async () => {
  await using world = await createNoticeWorld();
  const { db } = world;
  const at = (minutes: number) => new Date(world.now().getTime() + minutes * minuteMs);
  for (const siteId of ['a', 'b', 'c', 'd']) await world.addSite(siteId);
  await insertPlan(db, by, { siteId: 'a', startsAt: at(-30), minutes: 60 }, at(-100));
  await insertPlan(db, by, { siteId: 'a', startsAt: at(200), minutes: 60 }, world.now());
  await insertPlan(db, by, { siteId: 'b', startsAt: at(-61), minutes: 60 }, at(-100));
  await insertPlan(db, by, { siteId: 'c', startsAt: at(300), minutes: 60 }, world.now());
  await insertPlan(db, by, { siteId: 'd', startsAt: at(300), minutes: 60 }, world.now());
  const plans = await listNextPlans(db, ['a', 'b', 'c'], world.now());
  expect([...plans].map(([siteId, { startsAt }]) => [siteId, startsAt])).toEqual([
    ['c', at(300)],
    ['a', at(-30)],
  ]);
});

it('stores no plan that is not over when the certificate ends, and any once it has ended', async () => {
  await using world = await createNoticeWorld();
  const { db } = world;
  const now = world.now();
  const at = (minutes: number) => new Date(now.getTime() + minutes * minuteMs);
  const plan = (minutes: number) => insertPlan(db, by, { siteId: 'a', startsAt: at(minutes), minutes: 60 }, now);
  await world.addSite('a');
  await db.site.updateMany({ where: { id: 'a' }, data: { expiresAt: at(200) } });
  const fitting = await plan(140);
  expect(await plan(141)).toEqual({ planId: null, endsAt: at(200) });
  expect(await plan(5000)).toEqual({ planId: null, endsAt: at(200) });
  // The one that was planned before stays.
  expect((await findPlan(db, 'a', now))?.planId).toBe(fitting.planId);
  await db.site.updateMany({ where: { id: 'a' }, data: { expiresAt: now } });
  expect((await plan(5000)).planId).not.toBeNull();
});
