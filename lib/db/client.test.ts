import path from 'node:path';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { createTestDatabase } from '@/lib/testing/test-database';
import type { TestDatabase } from '@/lib/testing/test-database';

let test: TestDatabase;

beforeEach(async () => {
  test = await createTestDatabase();
  vi.stubEnv('KIGEN_DATA_DIR', path.dirname(test.file));
  vi.resetModules();
});

afterEach(async () => {
  await globalThis.kigenDatabase?.$disconnect();
  globalThis.kigenDatabase = undefined;
  await test.dispose();
});

it('opens kigen.db in the data directory', async () => {
  await test.database.tag.create({ data: { id: 'a', name: 'a' } });
  const { db } = await import('./client');
  expect(await db().tag.count()).toBe(1);
});

it('is one client for the process, though bundles evaluate the module again', async () => {
  const first = await import('./client');
  vi.resetModules();
  const second = await import('./client');
  expect(second.db).not.toBe(first.db);
  expect(second.db()).toBe(first.db());
});
