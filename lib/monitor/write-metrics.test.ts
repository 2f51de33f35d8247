import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { buildCertificate } from '@/lib/testing/build-observation';
import { createMonitorWorld, testActor } from '@/lib/testing/monitor-world';
import { seedSites } from '@/lib/testing/seed-sites';

import { addSites } from './add-sites';
import { startTicks } from './tick';
import { writeMetrics } from './write-metrics';

const folder = path.resolve(import.meta.dirname, '../../docs/prometheus');
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

/** One site with an expired certificate, looked at, and a watch that has given a sign of life. */
async function createWatchedWorld() {
  const world = await createMonitorWorld();
  const names = ['shop.example.jp'];
  const notBefore = new Date('2026-08-01T00:00:00Z');
  world.network.show('shop.example.jp', { certificate: buildCertificate({ names, notBefore }) });
  await addSites(world.monitor, testActor, 'shop.example.jp', { withCounterpart: false });
  await world.monitor.background.whenIdle();
  await startTicks(world.monitor, 'server').stop();
  return world;
}

type World = Awaited<ReturnType<typeof createWatchedWorld>>;

async function scrape({ db, clock }: World, lastBackupAt: Date | null = null): Promise<string> {
  let text = '';
  for await (const piece of writeMetrics(db, clock.now(), lastBackupAt)) text += piece;
  return text;
}

function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\b(?:kigen|probe)_[a-z0-9_]+\b/g)].map(([name]) => name))];
}

describe('writeMetrics', () => {
  it('tells when each certificate ends, as a timestamp that outlives it', async () => {
    await using world = await createWatchedWorld();
    const notAfter = new Date('2026-08-01T00:00:00Z').getTime() / 1000 + 90 * 24 * 60 * 60;
    world.clock.advance(365 * 24 * 60 * 60 * 1000);
    const lines = (await scrape(world)).split('\n');
    expect(lines).toContain(
      `kigen_certificate_not_after_timestamp_seconds{site="shop.example.jp",host="shop.example.jp",port="443"} ${notAfter}`,
    );
    expect(lines).toContain(`probe_ssl_earliest_cert_expiry{instance="shop.example.jp:443"} ${notAfter}`);
  });

  it('tells how the watch does, with buckets that add up', async () => {
    await using world = await createWatchedWorld();
    const lines = (await scrape(world, new Date(5000))).split('\n');
    expect(lines).toContain(`kigen_watch_last_tick_timestamp_seconds ${world.clock.now().getTime() / 1000}`);
    expect(lines).toContain('kigen_watchers 1');
    expect(lines).toContain('kigen_last_backup_timestamp_seconds 5');
    expect(
      lines.filter((line) => /^kigen_check_duration_seconds_bucket\{watcher="\w{8}",le="\+Inf"\} 1$/.test(line)),
    ).toHaveLength(1);
    expect(lines.filter((line) => /^kigen_check_duration_seconds_bucket\{.*le="0\.05"\} 1$/.test(line))).toHaveLength(
      1,
    );
    expect(lines.filter((line) => /^kigen_checks_total\{.*result="fine"\} 1$/.test(line))).toHaveLength(1);
    expect(lines.some((line) => line.startsWith('kigen_sites{status="down"} 1'))).toBe(true);
  });

  it('says each series once, in one group, although two sites watch the same host, over many pages', async () => {
    await using world = await createWatchedWorld();
    const rules = world.monitor.rules;
    await seedSites(world.db, { count: 700, now: world.clock.now(), rules });
    const some = await world.db.endpoint.findFirstOrThrow({ where: { certificateId: { not: null }, watched: true } });
    const { id: _, ...row } = some;
    const other = await world.db.site.findFirstOrThrow({ where: { id: { not: some.siteId } } });
    await world.db.endpoint.create({ data: { ...row, id: 'again', siteId: other.id } });
    const lines = (await scrape(world)).split('\n').filter((line) => /^[a-z]/.test(line));
    const series = lines.map((line) => line.slice(0, line.lastIndexOf(' ')));
    expect(series.length).toBeGreaterThan(2000);
    expect(new Set(series).size).toBe(series.length);
    const families = lines.map((line) => /^\w+?(?=_bucket|_sum|_count|[{ ])/.exec(line)?.[0]);
    const turns = families.filter((family, index) => family !== families[index - 1]);
    expect(new Set(turns).size).toBe(turns.length);
  }, 60_000);
});

describe('what docs/prometheus has ready', () => {
  it('asks for nothing that is not there', async () => {
    await using world = await createWatchedWorld();
    const known = new Set(namesIn(await scrape(world)));
    const dashboard: unknown = JSON.parse(read('dashboard.json'));
    expect(dashboard).toMatchObject({ title: 'Kigen', panels: expect.any(Array) as unknown });
    for (const file of ['dashboard.json', 'alerts.yml']) {
      const asked = namesIn(read(file));
      expect(asked.length).toBeGreaterThan(5);
      expect(asked.filter((name) => !known.has(name))).toEqual([]);
    }
    const described = namesIn(read('README.md')).filter((name) => !/^kigen_checks_total$/.test(name));
    expect(described.filter((name) => name !== 'kigen_check_duration_seconds' && !known.has(name))).toEqual([]);
  });

  it('has rules that Prometheus reads: each with its name, condition, patience, severity and summary', () => {
    const [head = '', ...rules] = read('alerts.yml').split(/^ {6}- alert: /m);
    expect(head).toMatch(/^groups:\n {2}- name: kigen\n {4}rules:\n$/m);
    expect(rules.length).toBeGreaterThan(6);
    for (const rule of rules) {
      expect(rule).toMatch(
        /^Kigen\w+\n {8}expr: [^\n:#]+\n {8}for: \d+[mh]\n {8}labels:\n {10}severity: (critical|warning)\n {8}annotations:\n {10}summary: [^\n#]+\.\n$/,
      );
    }
  });
});
