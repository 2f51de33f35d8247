import { randomBytes } from 'node:crypto';

import { expect, it } from 'vitest';

import { createTestDatabase } from '@/lib/testing/test-database';

import { getVapidKeys } from './vapid-keys';

const now = new Date('2026-11-22T12:00:00Z');
const key = randomBytes(32);

it('makes the keys once, also when two ask at once, and keeps the private one encrypted', async () => {
  await using world = await createTestDatabase();
  const [first, second] = await Promise.all([1, 2].map(() => getVapidKeys(world.database, key, now)));
  expect(second).toEqual(first);
  expect(await getVapidKeys(world.database, key, now)).toEqual(first);
  const [row] = await world.database.setting.findMany();
  expect(row?.name).toBe('vapid');
  expect(row?.value).toContain(first?.publicKey);
  expect(row?.value).not.toContain(first?.privateKey);
});

it('makes new ones when they were sealed with another key', async () => {
  await using world = await createTestDatabase();
  const first = await getVapidKeys(world.database, key, now);
  const other = randomBytes(32);
  const second = await getVapidKeys(world.database, other, now);
  expect(second).not.toEqual(first);
  expect(await getVapidKeys(world.database, other, now)).toEqual(second);
});
