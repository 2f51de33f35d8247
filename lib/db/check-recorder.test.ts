import { setImmediate as nextTurn } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { buildCertificate, buildObservation } from '@/lib/testing/build-observation';
import { seedSites } from '@/lib/testing/seed-sites';
import { createTestDatabase } from '@/lib/testing/test-database';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';

import { createCheckRecorder } from './check-recorder';
import { claimEndpoint } from './claim-endpoints';
import type { Database } from './open-database';
import { recordChecks } from './record-checks';
import type { CheckRecord } from './record-checks';

const now = new Date('2026-11-21T12:00:00Z');
const rules = { urgency: defaultUrgencyPolicy, staleAfterMs: 12 * 60 * 60 * 1000 };

/** A claimed endpoint of a seeded site, and what a look at it saw. */
async function claimAndLook(db: Database, endpointId: string): Promise<CheckRecord> {
  const claim = await claimEndpoint(db, endpointId, { token: endpointId, now, leaseMs: 30_000 });
  if (!claim) throw new Error('Nobody else holds it');
  const { host, port } = claim;
  const ownCertificate = buildCertificate({ names: [host], notBefore: new Date('2026-11-20T00:00:00Z') });
  return {
    claim,
    checkedAt: now,
    observation: buildObservation({ host, port }, now, [{ certificate: ownCertificate }]),
    findings: [],
    severity: null,
    ownCertificate,
    problems: [],
    worstSeverity: null,
    changes: [{ kind: 'nothing-changed' }],
    hasChanged: false,
    failing: { looks: 0, since: null },
    dueAt: new Date(now.getTime() + 60_000),
  };
}

async function createWorld(count: number) {
  const test = await createTestDatabase();
  const db = test.database;
  const ids = await seedSites(db, { count, now, rules });
  const records = await Promise.all(ids.map((id) => claimAndLook(db, `${id}-0`)));
  await db.check.deleteMany();
  return {
    db,
    records,
    record: createCheckRecorder(db, rules, () => now),
    [Symbol.asyncDispose]: () => test.dispose(),
  };
}

describe('createCheckRecorder', () => {
  it('answers each look for itself, however many come at once', async () => {
    await using world = await createWorld(40);
    const lost = world.records.slice(0, 5).map((record) => record.claim.endpointId);
    await world.db.endpoint.updateMany({ where: { id: { in: lost } }, data: { leaseToken: 'somebody else' } });
    const outcomes = await Promise.all(world.records.map((record) => world.record(record)));
    expect(outcomes).toEqual(world.records.map((_, index) => (index < 5 ? 'stale' : 'recorded')));
    expect(await world.db.check.count()).toBe(35);
    expect(await world.db.endpoint.count({ where: { leaseToken: 'somebody else' } })).toBe(5);
  });

  it('stores of two looks at one endpoint the one whose claim holds, when the other was overtaken in its sleep', async () => {
    await using world = await createWorld(1);
    const [late = expect.fail()] = world.records;
    const { endpointId } = late.claim;
    await world.db.endpoint.update({ where: { id: endpointId }, data: { leaseToken: null, leaseUntil: null } });
    const claim = await claimEndpoint(world.db, endpointId, { token: 'after', now, leaseMs: 30_000 });
    const current = { ...late, claim: claim ?? expect.fail(), dueAt: new Date(now.getTime() + 120_000) };
    expect(await recordChecks(world.db, [current, late], rules, now)).toEqual(['recorded', 'stale']);
    expect(await world.db.check.count()).toBe(1);
    expect((await world.db.endpoint.findUniqueOrThrow({ where: { id: endpointId } })).dueAt).toEqual(current.dueAt);
  });

  it('stores the others when one cannot be stored, and says of that one why', async () => {
    await using world = await createWorld(10);
    const outcomes = await Promise.allSettled(
      world.records.map((record, index) =>
        world.record(index === 7 ? { ...record, checkedAt: new Date(NaN) } : record),
      ),
    );
    expect(outcomes.map((outcome) => outcome.status)).toEqual(
      world.records.map((_, index) => (index === 7 ? 'rejected' : 'fulfilled')),
    );
    expect(await world.db.check.count()).toBe(9);
    expect(await world.record(world.records[7] ?? expect.fail())).toBe('recorded');
  });

  it('stores one certificate that many endpoints show at once, once', async () => {
    await using world = await createWorld(20);
    const shared = buildCertificate({ names: ['*.example.jp'], notBefore: new Date('2026-11-19T00:00:00Z') });
    await Promise.all(
      world.records.map((record) =>
        world.record({
          ...record,
          ownCertificate: shared,
          observation: buildObservation(record.observation.target, now, [
            { certificate: shared },
            { certificate: shared },
          ]),
        }),
      ),
    );
    expect(await world.db.sighting.count({ where: { certificateId: shared.fingerprint256 } })).toBe(20);
    expect(await world.db.endpoint.count({ where: { certificateId: shared.fingerprint256 } })).toBe(20);
  });

  it('lets looks that come one after the other share a transaction when there are many', async () => {
    await using world = await createWorld(8);
    let transactions = 0;
    const countTransactions = () => {
      transactions += 1;
      return now;
    };
    const record = createCheckRecorder(world.db, rules, countTransactions, {
      gatherMs: 2000,
      quietMs: 0,
      quietCount: 0,
      idleMs: 0,
    });
    await Promise.all(world.records.slice(0, 5).map(record));
    expect(transactions).toBe(1);
    const later: Promise<unknown>[] = [];
    for (const one of world.records.slice(5)) {
      later.push(record(one));
      await nextTurn();
    }
    await Promise.all(later);
    expect(transactions).toBe(2);
    expect(await world.db.check.count()).toBe(8);
  });

  it('gathers looks that found nothing new, until there are enough of them, or one that somebody waits for', async () => {
    await using world = await createWorld(12);
    let transactions = 0;
    const countTransactions = () => {
      transactions += 1;
      return now;
    };
    const hourMs = 60 * 60 * 1000;
    const pace = { gatherMs: 1, quietMs: hourMs, quietCount: 4, idleMs: hourMs };
    const record = createCheckRecorder(world.db, rules, countTransactions, pace);
    const regular = world.records.map((one) => {
      const { isAwaited: _, ...claim } = one.claim;
      return { ...one, claim: { ...claim, dueAt: now } };
    });
    await Promise.all(regular.slice(0, 5).map(record));
    const early = regular.slice(5, 7).map(record);
    await nextTurn();
    const [asked = expect.fail()] = world.records.slice(7, 8);
    await Promise.all([...early, record({ ...asked, claim: { ...asked.claim, dueAt: now } })]);
    expect(transactions).toBe(2);
    await Promise.all(regular.slice(8, 12).map(record));
    expect(transactions).toBe(3);
    expect(await world.db.check.count()).toBe(12);
  });

  it('gathers no longer once somebody waits for an endpoint whose look is among them', async () => {
    await using world = await createWorld(8);
    const hourMs = 60 * 60 * 1000;
    const pace = { gatherMs: 1, quietMs: hourMs, quietCount: 100, idleMs: hourMs };
    const record = createCheckRecorder(world.db, rules, () => now, pace);
    const regular = world.records.map((one) => {
      const { isAwaited: _, ...claim } = one.claim;
      return { ...one, claim: { ...claim, dueAt: now } };
    });
    await Promise.all(world.records.slice(0, 5).map(record));
    const waiting = regular.slice(5).map(record);
    record.hurry('somewhere else');
    record.hurry(regular[6]?.claim.endpointId ?? expect.fail());
    expect(await Promise.all(waiting)).toEqual(['recorded', 'recorded', 'recorded']);
  });
});
