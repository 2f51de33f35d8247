import path from 'node:path';

import { createCheckRecorder } from '@/lib/db/check-recorder';
import { db } from '@/lib/db/client';
import { allCheckers } from '@/lib/diagnosis/all-checkers';
import { env } from '@/lib/env';
import { listDefaultCertificateNames } from '@/lib/hosting/find-hosting';
import { log } from '@/lib/log';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';
import { createObserverProcess } from '@/lib/tls/observer-process';
import { tlsPorts } from '@/lib/tls/ports';

import { createBackground } from './background';
import { createBugReporter } from './bug-reporter';
import { createDiagnosisWorld } from './create-diagnosis-world';
import type { Monitor } from './monitor';
import { readDiagnosisVerdict } from './read-diagnosis-verdict';
import { createSlots } from './slots';
import { createWatchGauge } from './watch-gauge';

/** The longest that one look may take. */
const lookMs = 10_000;
/** A claim outlasts the wait for a slot, its look, and the gathering of results; a dead process holds it no longer. */
const leaseMs = 60_000;
const looksAtOnce = 16;
/** Made beside Next's build by scripts/bundle-observer.mjs. */
export const observerProgram = path.resolve(/* turbopackIgnore: true */ '.next/observer.mjs');

/** Builds a monitor from the environment. */
export function createProcessMonitor(): Monitor {
  const { allowNets, dnsServers, checkIntervalMs, extraRoots } = env;
  const now = () => new Date();
  const reportBug = createBugReporter((text) => log().error(text));
  const rules = { urgency: defaultUrgencyPolicy, staleAfterMs: 2 * checkIntervalMs };
  const looking = { allowNets, dnsServers, extraRoots, timeoutMs: lookMs };
  const observer = createObserverProcess({ program: observerProgram, ...looking });
  return {
    db: db(),
    now,
    observe: (target) => observer.observe(target),
    record: createCheckRecorder(db(), rules, now),
    targets: { allowNets, ports: listPorts() },
    rules,
    hostDefaults: listDefaultCertificateNames().map((pattern) => ({ pattern })),
    checkIntervalMs,
    leaseMs,
    slots: createSlots(looksAtOnce),
    background: createBackground(reportBug),
    checkers: allCheckers,
    createDiagnosisWorld: () => createDiagnosisWorld(env, now()),
    findDiagnosis: (siteId) => readDiagnosisVerdict({ db: db(), now }, siteId),
    reportBug,
    gauge: createWatchGauge(),
  };
}

function listPorts(): ReadonlySet<number> {
  const ports = new Set(tlsPorts);
  for (const { from, to } of env.allowPorts) {
    for (let port = from; port <= to; port += 1) ports.add(port);
  }
  return ports;
}
