import { setImmediate as nextTurn } from 'node:timers/promises';

import { Counter, Gauge, Registry } from 'prom-client';

import { listExpiries } from '@/lib/db/list-expiries';
import type { Expiry } from '@/lib/db/list-expiries';
import type { Database } from '@/lib/db/open-database';
import { readFigures } from '@/lib/db/read-figures';
import type { StoredFigures } from '@/lib/db/read-figures';
import { findLastTick, listLiveWatchers, lookResults } from '@/lib/db/watchers';
import type { Watcher } from '@/lib/db/watchers';
import { statuses } from '@/lib/tls/status';

import { writeDurations } from './write-durations';

export const metricsType = Registry.PROMETHEUS_CONTENT_TYPE;

/** So many endpoints are read at once; pages are served in between. */
const pageSize = 500;
/** More than so many series of one name are no use to anybody. */
const mostEndpoints = 100_000;

/**
 * Everything that Prometheus may know, in its text format, piece by piece.
 *
 * @param lastBackupAt null = there is none
 */
export async function* writeMetrics(db: Database, now: Date, lastBackupAt: Date | null): AsyncGenerator<string> {
  const [watchers, tickAt, figures] = await Promise.all([
    listLiveWatchers(db, now),
    findLastTick(db, now),
    readFigures(db),
  ]);
  const registry = new Registry();
  gaugeWatch(registry, watchers, tickAt);
  gaugeInstallation(registry, figures, lastBackupAt);
  yield await registry.metrics();
  yield writeDurations(watchers);
  yield* writeExpiries(db, notAfterFamily);
  yield* writeExpiries(db, probeFamily);
}

function gaugeWatch(registry: Registry, watchers: readonly Watcher[], tickAt: Date | null): void {
  const gauge = (name: string, help: string) =>
    new Gauge({ name, help, labelNames: ['watcher'], registers: [registry] });
  const lag = gauge('kigen_watch_lag_seconds', 'How long the look that has been due the longest has been waiting.');
  const lagP99 = gauge('kigen_watch_lag_p99_seconds', 'In the last minute 99 of 100 looks began at most so late.');
  const memory = gauge('kigen_watch_resident_memory_bytes', 'Memory of the process that watches.');
  const checks = new Counter({
    name: 'kigen_checks_total',
    help: 'Looks since the process started, by how they went.',
    labelNames: ['watcher', 'result'],
    registers: [registry],
  });
  for (const { watcherId, figures } of watchers) {
    if (figures === null) continue;
    const watcher = watcherId.slice(0, 8);
    lag.set({ watcher }, figures.lagMs / 1000);
    lagP99.set({ watcher }, figures.lagP99Ms / 1000);
    memory.set({ watcher }, figures.rssBytes);
    for (const result of lookResults) checks.inc({ watcher, result }, figures.looks[result]);
  }
  single(registry, 'kigen_watchers', 'Processes that watch.', watchers.length);
  single(registry, 'kigen_watch_last_tick_timestamp_seconds', 'The last sign of life of the watch.', toSeconds(tickAt));
}

function gaugeInstallation(registry: Registry, figures: StoredFigures, lastBackupAt: Date | null): void {
  const { sites, deliveries, waitingNotices, databaseBytes } = figures;
  const bySite = new Gauge({
    name: 'kigen_sites',
    help: 'Sites, by status.',
    labelNames: ['status'],
    registers: [registry],
  });
  for (const status of statuses) bySite.set({ status }, sites[status] ?? 0);
  const outbox = new Gauge({
    name: 'kigen_outbox_messages',
    help: 'Messages that wait to be sent, and those that were given up.',
    labelNames: ['state'],
    registers: [registry],
  });
  outbox.set({ state: 'waiting' }, deliveries.waiting);
  outbox.set({ state: 'dead' }, deliveries.dead);
  single(registry, 'kigen_outbox_notices', 'Notices that no message has taken up yet.', waitingNotices);
  single(registry, 'kigen_database_bytes', 'Size of the database.', databaseBytes);
  single(registry, 'kigen_last_backup_timestamp_seconds', 'The last backup; 0 = none.', toSeconds(lastBackupAt));
}

function single(registry: Registry, name: string, help: string, value: number): void {
  new Gauge({ name, help, registers: [registry] }).set(value);
}

function toSeconds(instant: Date | null): number {
  return instant === null ? 0 : instant.getTime() / 1000;
}

interface Family {
  head: string;
  /** null = this one has been said. */
  write: (expiry: Expiry, before: Expiry | null) => string | null;
}

const notAfterFamily: Family = {
  head: describe('kigen_certificate_not_after_timestamp_seconds', 'When the certificate seen last ends, or ended.'),
  write: ({ site, host, port, notAfter }) =>
    `kigen_certificate_not_after_timestamp_seconds{site=${quote(site)},host=${quote(host)},port="${port}"} ${toSeconds(notAfter)}\n`,
};

/** As blackbox_exporter names it, so that dashboards made for that work; two sites may watch the same host. */
const probeFamily: Family = {
  head: describe('probe_ssl_earliest_cert_expiry', 'The same, by the name and label of blackbox_exporter.'),
  write: ({ host, port, notAfter }, before) =>
    before?.host === host && before.port === port
      ? null
      : `probe_ssl_earliest_cert_expiry{instance=${quote(`${host}:${port}`)}} ${toSeconds(notAfter)}\n`,
};

function describe(name: string, help: string): string {
  return `\n# HELP ${name} ${help}\n# TYPE ${name} gauge\n`;
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

async function* writeExpiries(db: Database, { head, write }: Family): AsyncGenerator<string> {
  yield head;
  let before: Expiry | null = null;
  for (let read = 0; read < mostEndpoints; read += pageSize) {
    const page: Expiry[] = await listExpiries(db, before, pageSize);
    let text = '';
    for (const expiry of page) {
      text += write(expiry, before) ?? '';
      before = expiry;
    }
    yield text;
    if (page.length < pageSize) return;
    await nextTurn();
  }
}
