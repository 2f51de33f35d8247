import { expect, it } from 'vitest';

import { createNoticeWorld, minuteMs } from '@/lib/testing/notice-world';

import { insertPlan, listNextPlans } from './recovery-plans';

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
