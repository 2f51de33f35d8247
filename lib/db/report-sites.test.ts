import { expect, it } from 'vitest';

import { seedReport } from '@/lib/testing/seed-report';
import { createTestDatabase } from '@/lib/testing/test-database';

import { listTagsBefore } from './report-sites';

it('names the tags that had a site before an instant, deleted ones left out', async () => {
  const { database: db, dispose } = await createTestDatabase();
  const start = new Date('2026-09-30T15:00:00Z');
  await seedReport(db, start);
  const [first] = await db.site.findMany({ where: { tags: { some: {} } }, orderBy: { createdAt: 'asc' }, take: 1 });
  const addedAt = first?.createdAt ?? start;
  expect(await listTagsBefore(db, addedAt)).toEqual(new Set());
  const before = await listTagsBefore(db, new Date(addedAt.getTime() + 1));
  expect(before.size).toBeGreaterThan(0);
  await db.site.updateMany({ data: { deletedAt: start } });
  expect(await listTagsBefore(db, new Date('2027-01-01T00:00:00Z'))).toEqual(new Set());
  await dispose();
});
