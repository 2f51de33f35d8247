import { describe, expect, it } from 'vitest';

import { createTestDatabase } from '@/lib/testing/test-database';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';

import { insertSites } from './insert-sites';
import type { Database } from './open-database';
import { forgetDays, rollUpChecks, rollUpHours } from './roll-up-checks';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const start = new Date('2026-09-01T00:00:00Z');
const rules = { urgency: defaultUrgencyPolicy, staleAfterMs: 12 * hourMs };

/** Two endpoints, looked at every 20 minutes for two days: every seventh look found a break, every tenth a change. */
async function createLookedAt() {
  const world = await createTestDatabase();
  const sites = ['a', 'b'].map((id) => ({
    siteId: id,
    host: `${id}.example.jp`,
    port: 443,
    displayHost: `${id}.example.jp`,
    counterpart: 'declined' as const,
    endpoints: [{ endpointId: id, host: `${id}.example.jp` }],
  }));
  await insertSites(world.database, { personId: null, signature: 'test' }, sites, { tags: [], rules, now: start });
  const rows = ['a', 'b'].flatMap((endpointId) =>
    Array.from({ length: 2 * 24 * 3 }, (_, index) => ({
      endpointId,
      startedAt: new Date(start.getTime() + index * 20 * minuteMs),
      durationMs: 100 + index,
      severity: index % 7 === 0 ? 'unreachable' : index % 3 === 0 ? 'warning' : null,
      problems: '[]',
      fingerprint256: null,
      changes: '[]',
      changed: index % 10 === 0,
    })),
  );
  await world.database.check.createMany({ data: rows });
  const pruned = rows.filter(({ changed }) => !changed);
  return { db: world.database, rows, pruned, [Symbol.asyncDispose]: world.dispose };
}

async function sumUp(db: Database, span: string) {
  const { _sum, _max, _count } = await db.checkRollup.aggregate({
    where: { span },
    _sum: { looks: true, failures: true, sumMs: true },
    _max: { longestMs: true },
    _count: { _all: true },
  });
  return { ..._sum, ..._max, rows: _count._all };
}

function expected(looks: readonly { severity: string | null; durationMs: number }[], rows: number) {
  const failures = looks.filter(({ severity }) => severity === 'unreachable').length;
  const sumMs = looks.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return { looks: looks.length, failures, sumMs, longestMs: Math.max(...looks.map((look) => look.durationMs)), rows };
}

const end = new Date(start.getTime() + 2 * dayMs);

describe('rolling up', () => {
  it('sums up looks by the hour, then hours by the day, without losing one, and keeps every change', async () => {
    await using world = await createLookedAt();
    const { db, pruned, rows } = world;
    expect(await rollUpChecks(db, end)).toBe(pruned.length);
    expect(await sumUp(db, 'hour')).toEqual(expected(pruned, 96));
    expect(await db.check.count()).toBe(rows.length - pruned.length);
    expect(await db.check.count({ where: { changed: true } })).toBe(rows.length - pruned.length);
    expect(await rollUpHours(db, end)).toBe(96);
    expect(await sumUp(db, 'hour')).toMatchObject({ rows: 0 });
    expect(await sumUp(db, 'day')).toEqual(expected(pruned, 4));
    expect(await forgetDays(db, new Date(start.getTime() + dayMs))).toBe(2);
    expect(await db.checkRollup.count()).toBe(2);
  });

  it('leaves what is younger alone, and adds to an hour that was summed up in part', async () => {
    await using world = await createLookedAt();
    const { db, pruned } = world;
    const middle = new Date(start.getTime() + dayMs + 30 * minuteMs);
    const old = pruned.filter(({ startedAt }) => startedAt < middle);
    expect(await rollUpChecks(db, middle)).toBe(old.length);
    expect(await rollUpChecks(db, middle)).toBe(0);
    expect(await sumUp(db, 'hour')).toMatchObject({ looks: old.length });
    await rollUpChecks(db, end);
    expect(await sumUp(db, 'hour')).toEqual(expected(pruned, 96));
  });

  it('neither loses nor counts twice what was being summed up when it was interrupted', async () => {
    await using world = await createLookedAt();
    const { db, pruned, rows } = world;
    // Halfway through the deletion, after the sums have been written.
    await db.$executeRawUnsafe(
      `CREATE TRIGGER stop BEFORE DELETE ON "Check" WHEN old."id" = 150 BEGIN SELECT RAISE(ABORT, 'stopped'); END`,
    );
    await expect(rollUpChecks(db, end)).rejects.toThrow('deleteMany');
    expect(await db.checkRollup.count()).toBe(0);
    expect(await db.check.count()).toBe(rows.length);
    await db.$executeRawUnsafe('DROP TRIGGER stop');
    await rollUpChecks(db, end);
    expect(await sumUp(db, 'hour')).toEqual(expected(pruned, 96));
  });
});
