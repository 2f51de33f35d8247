import { describe, expect, it } from 'vitest';

import { createTestDatabase } from '@/lib/testing/test-database';

import { removeOldAllowances, takeAllowance } from './allowance';

const rule = { name: 'presses', points: 3, durationMs: 60_000 };
const hourMs = 60 * 60 * 1000;

describe('an allowance', () => {
  it('is counted for each key and each rule apart, however many come at once', async () => {
    await using test = await createTestDatabase();
    const uses = await Promise.all(Array.from({ length: 5 }, () => takeAllowance(test.database, rule, 'hanako')));
    expect(uses.filter(({ isWithin }) => isWithin)).toHaveLength(3);
    expect(await takeAllowance(test.database, rule, 'taro')).toMatchObject({ isWithin: true, remaining: 2 });
    const other = await takeAllowance(test.database, { ...rule, name: 'others' }, 'hanako');
    expect(other).toMatchObject({ isWithin: true, remaining: 2 });
  });

  it('says how long until it is whole again', async () => {
    await using test = await createTestDatabase();
    const { resetMs } = await takeAllowance(test.database, rule, 'hanako');
    expect(resetMs).toBeGreaterThan(0);
    expect(resetMs).toBeLessThanOrEqual(rule.durationMs);
  });

  it('is forgotten an hour after it was whole again, and not before', async () => {
    await using test = await createTestDatabase();
    await takeAllowance(test.database, rule, 'hanako');
    await removeOldAllowances(test.database, new Date(Date.now() + hourMs - 1000));
    expect(await test.database.allowance.count()).toBe(1);
    await removeOldAllowances(test.database, new Date(Date.now() + hourMs + rule.durationMs + 1000));
    expect(await test.database.allowance.count()).toBe(0);
  });
});
