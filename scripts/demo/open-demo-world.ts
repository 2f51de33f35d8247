import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { openDatabase } from '@/lib/db/open-database';
import { addSites } from '@/lib/monitor/add-sites';
import { setPaused } from '@/lib/monitor/set-paused';
import { startDnsServer } from '@/lib/testing/dns-server';
import type { TestDnsServer } from '@/lib/testing/dns-server';
import { createTestMonitor } from '@/lib/testing/monitor-world';
import { createPace } from '@/lib/testing/shared-host/pace';
import { servePanel } from '@/lib/testing/shared-host/serve-panel';
import { startSharedHost } from '@/lib/testing/shared-host/shared-host';
import type { SharedHost } from '@/lib/testing/shared-host/shared-host';
import { createObserver } from '@/lib/tls/observe';
import { migrate } from '@/prisma/migrate.mjs';

import { demoDomains, demoNowhere } from './demo-sites';

export interface DemoWorld {
  panelUrl: string;
  owner: { email: string; password: string };
  /** What the app has to be told, so that it finds these sites and trusts their certificates. */
  env: Record<string, string>;
  /** How many sites are on the board. */
  count: number;
  close(): Promise<void>;
}

/** The quarter of an hour that a press takes on the real host, and how much later the name with "www." follows. */
const pace = createPace({ offMs: 15_000, onMs: 15_000, wwwLagMs: 3_000 });
const allowNets = ['127.0.0.0/8'];

/**
 * A hosting company on this machine, its panel, and a database in which the owner's sites have been looked at once.
 *
 * @param dataDir an empty folder, which the caller removes afterwards
 */
export async function openDemoWorld(dataDir: string): Promise<DemoWorld> {
  const dns = await startDnsServer();
  const host = await startSharedHost({ dns });
  const panel = await servePanel({ domains: host.domains });
  const close = async (): Promise<void> => {
    await panel.close();
    await host.close();
    await dns.close();
  };
  try {
    await addDomains(host, dns);
    await fillBoard(path.join(dataDir, 'kigen.db'), host, dns.server);
  } catch (error) {
    await close();
    throw error;
  }
  const owner = { email: 'owner@example.jp', password: randomBytes(9).toString('base64url') };
  const env = {
    KIGEN_ALLOW_NETS: allowNets.join(','),
    KIGEN_ALLOW_PORTS: String(host.port),
    KIGEN_DNS_SERVERS: dns.server,
    KIGEN_VALIDATION_PORTS: `${dns.port},${host.httpPort},${host.port}`,
    KIGEN_ACME_DIRECTORY: 'off',
    KIGEN_CHECK_INTERVAL_MINUTES: '1',
    KIGEN_OWNER_EMAIL: owner.email,
    KIGEN_OWNER_PASSWORD_FILE: writeOwn(dataDir, 'password', `${owner.password}\n`),
    NODE_EXTRA_CA_CERTS: writeOwn(dataDir, 'roots.pem', host.roots.join('\n')),
  };
  return { panelUrl: panel.url, owner, env, count: demoDomains.length + demoNowhere.length, close };
}

function writeOwn(folder: string, name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}

async function addDomains(host: SharedHost, dns: TestDnsServer): Promise<void> {
  for (const domain of demoDomains) await host.addDomain({ pace, ...domain });
  for (const { host: name, address } of demoNowhere) dns.set(name, { A: [address] });
}

/** Adds the sites by the app's own verbs, and waits until each has been looked at. */
async function fillBoard(file: string, host: SharedHost, nameServer: string): Promise<void> {
  await migrate(file);
  const db = openDatabase(file);
  try {
    const observer = createObserver({ dnsServers: [nameServer], allowNets, extraRoots: host.roots });
    const clock = { now: () => new Date(), advance: () => undefined };
    const bugs: unknown[] = [];
    const monitor = {
      ...createTestMonitor(db, clock, { observe: (target) => observer.observe(target) }, (error) => bugs.push(error)),
      targets: { allowNets, ports: new Set([host.port]) },
      // As the app of the demo has it (KIGEN_CHECK_INTERVAL_MINUTES above): otherwise nothing would be due for hours.
      checkIntervalMs: 60_000,
    };
    const by = { personId: null, signature: 'command line' };
    const add = async (name: string, tags: readonly string[]) => {
      const { added } = await addSites(monitor, by, `${name}:${host.port}`, { withCounterpart: true, tags });
      return added[0]?.siteId ?? '';
    };
    const paused: string[] = [];
    for (const { host: name, tag, isPaused } of demoDomains) {
      const siteId = await add(name, [tag]);
      if (isPaused === true) paused.push(siteId);
    }
    for (const { host: name } of demoNowhere) await add(name, []);
    await monitor.background.whenIdle();
    for (const siteId of paused) await setPaused(monitor, by, siteId, true);
    if (bugs.length > 0) throw bugs[0];
  } finally {
    await db.$disconnect();
  }
}
