import { expect, it } from 'vitest';

import { emptyTally } from '@/lib/quiet-hours/log-reader';
import type { VisitRecord } from '@/lib/quiet-hours/visit-record';
import { createAuthWorld } from '@/lib/testing/auth-world';
import { makeOwner } from '@/lib/testing/invite-guest';
import { seedSites } from '@/lib/testing/seed-sites';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';

import { findSiteHours, storeSiteHours } from './site-hours';
import { deleteVisits, findVisits, storeVisits, visitRecordSchema } from './visit-records';

const now = new Date('2026-11-22T00:00:00Z');
const rules = { urgency: defaultUrgencyPolicy, staleAfterMs: 12 * 60 * 60 * 1000 };
const counts = { pages: [3, 0], robots: [1, 1], parts: [9, 0], robotParts: [0, 0] };
const record: VisitRecord = {
  sources: [{ name: 'access.log', kind: 'log' }],
  dated: { startMs: now.getTime(), slotMinutes: 60, counts },
  week: null,
  tally: { ...emptyTally(), counted: 14 },
};

it('keeps the counts of a site until others come, and lets go of them at a press', async () => {
  await using world = await createAuthWorld();
  const [siteId = ''] = await seedSites(world.db, { count: 1, now, rules });
  const by = await makeOwner(world.access());
  expect(await findVisits(world.db, siteId)).toBeNull();
  await storeVisits(world.db, by, { siteId, record }, now);
  expect(await findVisits(world.db, siteId)).toEqual({ record, countedAt: now });
  const week = { visits: Array.from({ length: 168 }, () => 2), weeks: null };
  await storeVisits(world.db, by, { siteId, record: { ...record, dated: null, week } }, now);
  expect((await findVisits(world.db, siteId))?.record.week).toEqual(week);
  await deleteVisits(world.db, by, siteId, now);
  expect(await findVisits(world.db, siteId)).toBeNull();
  const acts = await world.db.auditEntry.findMany({ where: { subjectId: siteId }, select: { act: true } });
  expect(acts.map(({ act }) => act)).toEqual(['visits-counted', 'visits-counted', 'visits-removed']);
});

it('keeps when the owner sleeps, and that any hour will do', async () => {
  await using world = await createAuthWorld();
  const [siteId = ''] = await seedSites(world.db, { count: 1, now, rules });
  const by = await makeOwner(world.access());
  expect(await findSiteHours(world.db, siteId)).toBeNull();
  for (const sleep of [{ from: 1380, until: 420 }, null]) {
    await storeSiteHours(world.db, by, { siteId, zone: 'Europe/Berlin', sleep }, now);
    expect(await findSiteHours(world.db, siteId)).toEqual({ zone: 'Europe/Berlin', sleep });
  }
});

it.each([
  ['rows of unequal length', { ...record, dated: { ...record.dated, counts: { ...counts, robots: [1] } } }],
  ['less than nothing', { ...record, dated: { ...record.dated, counts: { ...counts, pages: [-1, 0] } } }],
  ['a week of 167 hours', { ...record, week: { visits: Array.from({ length: 167 }, () => 1), weeks: null } }],
  ['time that no clock shows', { ...record, dated: { ...record.dated, startMs: 9e15 } }],
  ['part of a day', { ...record, week: { visits: Array.from({ length: 168 }, () => 1), weeks: 1e-300 } }],
  ['more than any site has', { ...record, week: { visits: Array.from({ length: 168 }, () => 1e13), weeks: null } }],
  [
    'years without end',
    { ...record, dated: { ...record.dated, counts: { ...counts, pages: new Array(50_000).fill(0) } } },
  ],
])('takes no %s', (_, sent) => expect(visitRecordSchema.safeParse(sent).success).toBe(false));
