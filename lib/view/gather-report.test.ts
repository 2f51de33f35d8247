import { beforeAll, afterAll, describe, expect, it } from 'vitest';

import type { SiteScope } from '@/lib/db/site-scope';
import { seededAwayMs, seedReport } from '@/lib/testing/seed-report';
import { createTestDatabase } from '@/lib/testing/test-database';
import type { TestDatabase } from '@/lib/testing/test-database';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';

import { gatherReport, mostReported } from './gather-report';
import type { Report } from './gather-report';
import { readMonth } from './report-month';

const zone = 'Asia/Tokyo';
const now = new Date('2026-11-22T10:00:00Z');
const rules = { urgency: defaultUrgencyPolicy, staleAfterMs: 12 * 3_600_000 };
const start = new Date('2026-09-30T15:00:00Z');
const day = (days: number): Date => new Date(start.getTime() + days * 24 * 3_600_000);

let file: TestDatabase;

beforeAll(async () => {
  file = await createTestDatabase();
  await seedReport(file.database, start);
});
afterAll(() => file.dispose());

function gather(tagId: string | null, text = '2026-10', scope: SiteScope = null): Promise<Report> {
  const month = readMonth(text, now, zone);
  if (!month) throw new Error(text);
  return gatherReport(file.database, { scope, tagId, month, rules, now });
}

const names = (rows: readonly { siteId: string }[]): string[] => rows.map(({ siteId }) => siteId);

describe('the report of a month', () => {
  it('is about the sites of its client that are not deleted, by name', async () => {
    const report = await gather('取引先A');
    expect(names(report.sites)).toEqual(['alpha', 'beta', 'gamma']);
    expect(report.siteCount).toBe(3);
    expect(names((await gather(null)).sites)).toEqual(['alpha', 'beta', 'delta', 'gamma']);
  });

  it('tells a renewal once, with the old and the new end, however many names showed it', async () => {
    const { renewals } = await gather('取引先A');
    expect(renewals).toEqual([
      expect.objectContaining({
        siteId: 'alpha',
        hosts: ['alpha.example.jp', 'www.alpha.example.jp'],
        at: day(4.5),
        before: day(30),
        after: day(94),
      }),
      // What the host showed in between was not its own.
      expect.objectContaining({ siteId: 'beta', hosts: ['beta.example.jp'], at: day(11.25), before: day(20) }),
    ]);
  });

  it('tells recoveries with the time away that was measured, and no practice', async () => {
    const { recoveries, awayMs } = await gather('取引先A');
    expect(recoveries).toEqual([expect.objectContaining({ siteId: 'beta', outcome: 'proved', awayMs: seededAwayMs })]);
    expect(awayMs).toBe(seededAwayMs);
  });

  it('tells what was the matter at any time of it, also when it began before', async () => {
    const { events, eventCount } = await gather('取引先A');
    expect(events.map(({ siteId, kind }) => [siteId, kind])).toEqual([
      ['gamma', 'blocked'],
      ['beta', 'renewal-overdue'],
    ]);
    expect(eventCount).toBe(2);
    expect((await gather('取引先A', '2026-09')).events.map(({ siteId }) => siteId)).toEqual(['gamma']);
  });

  it('counts the looks of the month, single and summed up', async () => {
    const report = await gather('取引先A');
    const each = 27 * 4 + 1;
    expect(report.sites.map(({ looks }) => looks)).toEqual([2 * each, each, each]);
    expect(report.looks).toBe(4 * each);
    expect(report.failures).toBe(1);
  });

  it('says what is coming as it was known at the end', async () => {
    const { expiries, plans, asOf } = await gather('取引先A');
    expect(asOf).toEqual(day(31));
    expect(expiries).toEqual([expect.objectContaining({ siteId: 'gamma', notAfter: day(50), renewalAt: day(20) })]);
    expect(plans).toEqual([expect.objectContaining({ siteId: 'gamma', startsAt: day(40), minutes: 60 })]);
  });

  it('takes the certificates of that time, not of now', async () => {
    const september = await gather('取引先A', '2026-09');
    expect(september.sites.map(({ siteId, expiresAt }) => [siteId, expiresAt])).toEqual([
      ['alpha', day(30)],
      ['beta', day(20)],
      ['gamma', day(50)],
    ]);
  });

  it('calls a site well at the end only when somebody had looked and nothing held', async () => {
    const october = await gather('取引先A');
    // The last look of the seed is three days and a half before the end.
    expect(october.sites.map(({ status }) => status)).toEqual(['unknown', 'unknown', 'unknown']);
    const { database: db } = file;
    const look = { startedAt: day(30.9), durationMs: 1, problems: '[]', changes: '[]', changed: false };
    const made = await db.check.createManyAndReturn({
      data: ['alpha', 'beta', 'gamma'].map((endpointId) => ({ ...look, endpointId })),
    });
    await db.event.create({
      data: { key: 'held', kind: 'urgent', siteId: 'beta', openedAt: day(29), closedAt: day(33), facts: '{}' },
    });
    const fresh = await gather('取引先A');
    expect(fresh.sites.map(({ status }) => status)).toEqual(['healthy', 'urgent', 'healthy']);
    await db.event.delete({ where: { key: 'held' } });
    await db.check.deleteMany({ where: { id: { in: made.map(({ id }) => id) } } });
  });

  it('knows what held at the end also when more has happened than it lists', async () => {
    const { database: db } = file;
    const look = { startedAt: day(30.9), durationMs: 1, problems: '[]', changes: '[]', changed: false };
    const made = await db.check.create({ data: { ...look, endpointId: 'beta' } });
    const brief = { kind: 'problem', siteId: 'alpha', openedAt: day(1), closedAt: day(2), facts: '{}' };
    const many = Array.from({ length: mostReported.events }, (_, index) => ({ ...brief, key: `brief ${index}` }));
    const held = { key: 'held', kind: 'blocked', siteId: 'beta', openedAt: day(29), closedAt: null, facts: '{}' };
    await db.event.createMany({ data: [...many, held] });
    const { sites, events, eventCount } = await gather('取引先A');
    expect(sites.find(({ siteId }) => siteId === 'beta')?.status).toBe('down');
    expect([events.length, eventCount]).toEqual([mostReported.events, mostReported.events + 3]);
    await db.event.deleteMany({ where: { OR: [{ key: 'held' }, { key: { startsWith: 'brief ' } }] } });
    await db.check.delete({ where: { id: made.id } });
  });

  it('of a month that lasts is of now', async () => {
    const report = await gather('取引先A', '2026-11');
    expect(report.isRunning).toBe(true);
    expect(report.asOf).toEqual(now);
    expect(report.sites.map(({ status }) => status)).toEqual(['healthy', 'healthy', 'healthy']);
    expect(report.recoveries).toEqual([]);
  });

  it('of a month before the first site was added is empty', async () => {
    expect(await gather(null, '2026-05')).toMatchObject({
      siteCount: 0,
      sites: [],
      looks: 0,
      events: [],
      renewals: [],
    });
  });
});

describe('what a guest is told', () => {
  it('are the sites of the tags that were shared with them', async () => {
    const all = await gather(null, '2026-10', ['取引先B']);
    expect(names(all.sites)).toEqual(['delta']);
    expect(names(all.events)).toEqual(['delta']);
    expect(all.recoveries).toEqual([]);
    expect(all.plans).toEqual([]);
  });

  it('is nothing of another tag, even when its name is known', async () => {
    const foreign = await gather('取引先A', '2026-10', ['取引先B']);
    expect(foreign).toMatchObject({ siteCount: 0, events: [], recoveries: [], plans: [], renewals: [], looks: 0 });
  });
});
