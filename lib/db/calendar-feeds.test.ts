import { expect, it } from 'vitest';

import { createAuthWorld } from '@/lib/testing/auth-world';
import { addGuest, makeOwner } from '@/lib/testing/invite-guest';
import { seedSites } from '@/lib/testing/seed-sites';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';

import {
  deleteCalendarFeed,
  findCalendarFeed,
  listCalendarCertificates,
  openCalendarFeed,
  replaceCalendarFeed,
} from './calendar-feeds';
import { deletePlan, findPlan, insertPlan, listPlans } from './recovery-plans';

const now = new Date('2026-11-22T00:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const rules = { urgency: defaultUrgencyPolicy, staleAfterMs: 12 * 60 * 60 * 1000 };
const feed = (tokenHash: string) => ({ tokenHash, locale: 'ja', zone: 'Asia/Tokyo' });

it('opens by its address alone, until it is replaced or revoked', async () => {
  await using world = await createAuthWorld();
  const by = await makeOwner(world.access());
  await replaceCalendarFeed(world.db, by, feed('a'), now);
  expect((await openCalendarFeed(world.db, 'a', now))?.scope).toBeNull();
  expect((await findCalendarFeed(world.db, by.personId))?.lastReadAt).toEqual(now);
  expect(await openCalendarFeed(world.db, 'b', now)).toBeNull();
  await replaceCalendarFeed(world.db, by, feed('b'), now);
  expect(await openCalendarFeed(world.db, 'a', now)).toBeNull();
  expect(await deleteCalendarFeed(world.db, by, now)).toBe(true);
  expect(await openCalendarFeed(world.db, 'b', now)).toBeNull();
  expect(await deleteCalendarFeed(world.db, by, now)).toBe(false);
});

it("tells of the sites that its person may see now, and of nobody's once they are gone", async () => {
  await using world = await createAuthWorld();
  const ids = await seedSites(world.db, { count: 60, now, rules });
  const owner = await makeOwner(world.access());
  const [tag] = await world.db.tag.findMany({ take: 1, where: { sites: { some: {} } } });
  const guest = await addGuest(world.access(), owner, {
    email: 'guest@example.jp',
    seesAll: false,
    tagIds: [tag?.id ?? ''],
  });
  await replaceCalendarFeed(world.db, guest, feed('guest'), now);
  const opened = await openCalendarFeed(world.db, 'guest', now);
  const seen = await listCalendarCertificates(world.db, opened?.scope ?? [], 1000);
  const tagged = await world.db.siteTag.findMany({ where: { tagId: tag?.id ?? '' } });
  expect(seen.length).toBeGreaterThan(0);
  expect(tagged.map(({ siteId }) => siteId)).toEqual(expect.arrayContaining(seen.map(({ siteId }) => siteId)));

  const all = await listCalendarCertificates(world.db, null, 1000);
  expect(all.length).toBeGreaterThan(seen.length);
  expect(new Set(all.map(({ siteId }) => siteId)).size).toBe(all.length);
  expect(all).toEqual(all.toSorted((a, b) => a.notAfter.getTime() - b.notAfter.getTime()));
  await world.db.site.updateMany({ where: { id: ids[0] ?? '' }, data: { deletedAt: now } });
  expect((await listCalendarCertificates(world.db, null, 1000)).map(({ siteId }) => siteId)).not.toContain(ids[0]);

  await insertPlan(world.db, owner, { siteId: seen[0]?.siteId ?? '', startsAt: later(60), minutes: 30 }, now);
  expect(await listPlans(world.db, opened?.scope ?? [], now)).toHaveLength(1);
  expect(await listPlans(world.db, ['other'], now)).toHaveLength(0);

  await world.db.user.deleteMany({ where: { id: guest.personId } });
  expect(await openCalendarFeed(world.db, 'guest', now)).toBeNull();
});

it('has one plan a site ahead, and one that has begun until it is over', async () => {
  await using world = await createAuthWorld();
  const [siteId = ''] = await seedSites(world.db, { count: 1, now, rules });
  const by = { personId: null, signature: 'me@example.jp' };
  await insertPlan(world.db, by, { siteId, startsAt: later(60), minutes: 30 }, now);
  const { planId } = await insertPlan(world.db, by, { siteId, startsAt: later(120), minutes: 30 }, now);
  if (planId === null) throw new Error('The plan was refused.');
  expect(await listPlans(world.db, null, now)).toHaveLength(1);
  expect((await findPlan(world.db, siteId, later(149)))?.planId).toBe(planId);
  expect(await findPlan(world.db, siteId, later(150))).toBeNull();
  const site = await world.db.site.findUnique({ where: { id: siteId }, select: { eventsAt: true } });
  expect(site?.eventsAt).toEqual(now);
  expect(await deletePlan(world.db, by, { siteId: 'other', planId }, now)).toBe(false);
  expect(await deletePlan(world.db, by, { siteId, planId }, now)).toBe(true);
  expect(await deletePlan(world.db, by, { siteId, planId }, now)).toBe(false);
});
