import type { Actor } from '@/lib/db/audit';
import { createCheckRecorder } from '@/lib/db/check-recorder';
import type { Database } from '@/lib/db/open-database';
import { createBackground } from '@/lib/monitor/background';
import type { Monitor } from '@/lib/monitor/monitor';
import { readDiagnosisVerdict } from '@/lib/monitor/read-diagnosis-verdict';
import { createSlots } from '@/lib/monitor/slots';
import { createWatchGauge } from '@/lib/monitor/watch-gauge';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';
import { tlsPorts } from '@/lib/tls/ports';

import { createScriptedNetwork } from './scripted-network';
import type { ScriptedNetwork } from './scripted-network';
import { createSilentWorld } from './silent-world';
import { createTestDatabase } from './test-database';

export interface MonitorWorld extends AsyncDisposable {
  monitor: Monitor;
  db: Database;
  /** The database's file, for a second process. */
  file: string;
  network: ScriptedNetwork;
  clock: TestClock;
  /** What was reported as a bug. */
  bugs: readonly unknown[];
}

export interface TestClock {
  now: () => Date;
  /** Negative = the clock is put back. */
  advance: (ms: number) => void;
}

const hourMs = 60 * 60 * 1000;

/** Nobody in a test waits for what the clock on the wall brings. */
const storedSoon = { gatherMs: 20, quietMs: 0, quietCount: 0, idleMs: 0 };

/** A monitor on a fresh database, with a clock and a network that only the test moves. */
export async function createMonitorWorld(start = new Date('2026-11-21T12:00:00Z')): Promise<MonitorWorld> {
  const { database: db, file, dispose } = await createTestDatabase();
  const clock = createTestClock(start);
  const network = createScriptedNetwork(clock.now);
  const bugs: unknown[] = [];
  const monitor = createTestMonitor(db, clock, network, (error) => bugs.push(error));
  return {
    monitor,
    db,
    file,
    network,
    clock,
    bugs,
    async [Symbol.asyncDispose]() {
      network.release();
      await monitor.background.whenIdle();
      await dispose();
    },
  };
}

/** Another monitor in the same world, as a second process would have it when it is given its own database client. */
export function createTestMonitor(
  db: Database,
  clock: TestClock,
  network: Pick<ScriptedNetwork, 'observe'>,
  reportBug: (error: unknown) => void,
): Monitor {
  const rules = { urgency: defaultUrgencyPolicy, staleAfterMs: 12 * hourMs };
  return {
    db,
    now: clock.now,
    observe: network.observe,
    record: createCheckRecorder(db, rules, clock.now, storedSoon),
    targets: { allowNets: [], ports: tlsPorts },
    rules,
    hostDefaults: [{ pattern: '*.conohawing.com' }],
    checkIntervalMs: 6 * hourMs,
    leaseMs: 30_000,
    slots: createSlots(16),
    background: createBackground(reportBug),
    checkers: [],
    createDiagnosisWorld: () => createSilentWorld(clock.now()),
    findDiagnosis: (siteId) => readDiagnosisVerdict({ db, now: clock.now }, siteId),
    reportBug,
    gauge: createWatchGauge(),
  };
}

function createTestClock(start: Date): TestClock {
  let at = start.getTime();
  return { now: () => new Date(at), advance: (ms) => void (at += ms) };
}

/** Whoever presses the buttons in a test. */
export const testActor: Actor = { personId: null, signature: 'test' };
