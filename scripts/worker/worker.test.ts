import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { expect, it } from 'vitest';

import { insertSites } from '@/lib/db/insert-sites';
import { listLiveWatchers } from '@/lib/db/watchers';
import { startDnsServer } from '@/lib/testing/dns-server';
import { mintIntermediate, mintLeaf, mintRoot, toServerCertificate } from '@/lib/testing/mint';
import { createTestDatabase } from '@/lib/testing/test-database';
import { startTlsServer } from '@/lib/testing/tls-server';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';

const host = 'watched.test';
const rules = { urgency: defaultUrgencyPolicy, staleAfterMs: 12 * 60 * 60 * 1000 };

it('looks at what is due with nobody there, gives a sign of life, and ends in order when it is told to', async () => {
  const root = mintRoot();
  const intermediate = mintIntermediate(root);
  const certificate = toServerCertificate(mintLeaf(intermediate, { names: [host] }), intermediate);
  const folder = mkdtempSync(path.join(tmpdir(), 'kigen-worker-'));
  const rootFile = path.join(folder, 'root.pem');
  writeFileSync(rootFile, root.pem);
  const dns = await startDnsServer({ [host]: { A: ['127.0.0.1'] } });
  const server = await startTlsServer({ certificate });
  const { port } = server;
  await using world = await createTestDatabase();
  const db = world.database;
  const site = { siteId: 'site', host, port, displayHost: host, counterpart: 'declined' as const };
  const sites = [{ ...site, endpoints: [{ endpointId: 'endpoint', host }] }];
  await insertSites(db, { personId: null, signature: 'test' }, sites, { tags: [], rules, now: new Date() });

  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/worker/watch.ts'], {
    env: {
      ...process.env,
      KIGEN_DATA_DIR: path.dirname(world.file),
      KIGEN_DNS_SERVERS: dns.server,
      KIGEN_ALLOW_NETS: '127.0.0.0/8',
      NODE_EXTRA_CA_CERTS: rootFile,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (errors += text));
  const ended = once(child, 'close');
  while ((await db.check.count()) === 0 || (await db.watcher.count()) === 0) {
    if (child.exitCode !== null) throw new Error(errors);
    await pause(50);
  }
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(errors).toBe('');
  expect(server.serverNames).toEqual([host]);
  expect(await db.site.findFirst()).toMatchObject({ status: 'healthy' });
  expect(await db.endpoint.findFirst()).toMatchObject({ leaseToken: null, failingLooks: 0 });
  expect(await listLiveWatchers(db, new Date())).toMatchObject([{ role: 'worker' }]);
  await Promise.all([server.close(), dns.close()]);
  rmSync(folder, { recursive: true });
});
