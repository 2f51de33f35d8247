import { existsSync } from 'node:fs';

import { expect, it } from 'vitest';

import { createTestDatabase } from './test-database';

it('gives each test an empty, migrated database of its own', async () => {
  await using first = await createTestDatabase();
  await using second = await createTestDatabase();
  await first.database.tag.create({ data: { id: 'a', name: 'a' } });

  expect(first.file).not.toBe(second.file);
  expect(await second.database.tag.count()).toBe(0);
});

it('leaves nothing behind', async () => {
  const { file, dispose } = await createTestDatabase();
  await dispose();
  expect(existsSync(file)).toBe(false);
});
