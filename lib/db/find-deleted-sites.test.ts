import { afterAll, beforeAll, expect, it } from 'vitest';

import { seedSites } from '@/lib/testing/seed-sites';
import { createTestDatabase } from '@/lib/testing/test-database';
import type { TestDatabase } from '@/lib/testing/test-database';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';

import { countDeletedSites, findDeletedSites } from './find-deleted-sites';

const hourMs = 60 * 60 * 1000;
const now = new Date('2026-11-21T12:00:00Z');
const deletedIds = ['seed-3', 'seed-1', 'seed-7', 'seed-5', 'seed-9'];

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  const rules = { urgency: defaultUrgencyPolicy, staleAfterMs: 12 * hourMs };
  await seedSites(test.database, { count: 20, now, rules });
  for (const [index, id] of deletedIds.entries()) {
    const deletedAt = new Date(now.getTime() - index * hourMs);
    await test.database.site.update({ where: { id }, data: { deletedAt } });
  }
});
afterAll(() => test.dispose());

it('lists the deleted sites page by page, the latest first', async () => {
  const pages = await Promise.all([1, 2, 3].map((page) => findDeletedSites(test.database, { page, pageSize: 2 })));
  expect(pages.flatMap(({ rows }) => rows.map((row) => row.siteId))).toEqual(deletedIds);
  expect(pages.map(({ page, pageCount, total }) => [page, pageCount, total])).toEqual([
    [1, 3, 5],
    [2, 3, 5],
    [3, 3, 5],
  ]);
  expect(pages[0]?.rows[0]).toEqual({
    siteId: 'seed-3',
    displayHost: 'site-00003.example.jp',
    port: 443,
    deletedAt: now,
  });
});

it('gives the last page for one beyond it', async () => {
  const { page, rows } = await findDeletedSites(test.database, { page: 99, pageSize: 2 });
  expect([page, rows.length]).toEqual([3, 1]);
});

it('counts them, and none where none was deleted', async () => {
  expect(await countDeletedSites(test.database)).toBe(5);
  await using empty = await createTestDatabase();
  expect(await countDeletedSites(empty.database)).toBe(0);
  expect(await findDeletedSites(empty.database, { page: 1, pageSize: 2 })).toMatchObject({ rows: [], pageCount: 1 });
});
