import { createCheckRecorder } from '@/lib/db/check-recorder';
import { insertSites } from '@/lib/db/insert-sites';
import type { Database } from '@/lib/db/open-database';
import { createBackground } from '@/lib/monitor/background';
import { checkDueEndpoints } from '@/lib/monitor/check-due-endpoints';
import type { Monitor } from '@/lib/monitor/monitor';
import { createSlots } from '@/lib/monitor/slots';
import { createWatchGauge } from '@/lib/monitor/watch-gauge';
import { createTestDatabase } from '@/lib/testing/test-database';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';
import type { Observer } from '@/lib/tls/observe';

import { createBenchObserver } from './bench-observer';
import type { Looker } from './client';
import { hostCount, hostOf } from './world';
import type { ServedWorld } from './world';

const checkIntervalMs = 6 * 60 * 60 * 1000;
const rules = { urgency: defaultUrgencyPolicy, staleAfterMs: 2 * checkIntervalMs };

/** The watch itself: it claims what is due in a database with a site for each host, looks, judges, and stores every look. */
export async function createStoredChecks(world: ServedWorld): Promise<Looker> {
  const { database, dispose } = await createTestDatabase();
  await insertSitesOnce(database, world.port);
  const observer = createBenchObserver(world);
  const monitor = createMonitor(database, world, observer);
  return {
    prepare: ({ first, count }) => makeDue(database, first, count),
    async run({ count, concurrency }) {
      const stored = await checkDueEndpoints({ ...monitor, slots: createSlots(concurrency) });
      if (stored !== count) throw new Error(`${stored} of ${count} looks were stored.`);
    },
    async end() {
      await observer.close();
      await dispose();
    },
  };
}

async function insertSitesOnce(database: Database, port: number): Promise<void> {
  const sites = Array.from({ length: hostCount }, (_, index) => {
    const host = hostOf(index);
    const endpoints = [{ endpointId: `endpoint-${index}`, host }];
    return { siteId: `site-${index}`, host, port, displayHost: host, counterpart: 'declined' as const, endpoints };
  });
  for (let first = 0; first < sites.length; first += 500) {
    await insertSites(database, { personId: null, signature: 'bench' }, sites.slice(first, first + 500), {
      tags: [],
      rules,
      now: new Date(),
    });
  }
}

/** These, and nothing else. */
async function makeDue(database: Database, first: number, count: number): Promise<void> {
  const ids = Array.from({ length: count }, (_, index) => `endpoint-${(first + index) % hostCount}`);
  const now = Date.now();
  await database.endpoint.updateMany({ data: { dueAt: new Date(now + checkIntervalMs) } });
  await database.endpoint.updateMany({ where: { id: { in: ids } }, data: { dueAt: new Date(now) } });
}

function createMonitor(db: Database, world: ServedWorld, observer: Observer): Omit<Monitor, 'slots'> {
  const now = (): Date => new Date();
  const reportBug = (error: unknown): void => {
    throw error;
  };
  return {
    db,
    now,
    observe: (target) => observer.observe(target),
    record: createCheckRecorder(db, rules, now),
    targets: { allowNets: [], ports: new Set([world.port]) },
    rules,
    hostDefaults: [],
    checkIntervalMs,
    leaseMs: 30_000,
    background: createBackground(reportBug),
    checkers: [],
    createDiagnosisWorld: () => {
      throw new Error('No diagnosis is part of this.');
    },
    findDiagnosis: () => Promise.resolve('never-looked'),
    reportBug,
    gauge: createWatchGauge(),
  };
}
