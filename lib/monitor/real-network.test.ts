import { describe, expect, it } from 'vitest';

import { findSite } from '@/lib/db/find-site';
import { startDnsServer } from '@/lib/testing/dns-server';
import { inDays, mintIntermediate, mintLeaf, mintRoot, mintSelfSigned, toServerCertificate } from '@/lib/testing/mint';
import { createMonitorWorld, createTestMonitor, testActor } from '@/lib/testing/monitor-world';
import { startTlsServer } from '@/lib/testing/tls-server';
import { createObserver } from '@/lib/tls/observe';

import { addSites } from './add-sites';
import { checkSite } from './check-site';
import type { CheckSiteResult } from './check-site';
import { awaitFirstLook } from './first-look';

const root = mintRoot();
const intermediate = mintIntermediate(root);
const names = ['example.jp', 'www.example.jp'];
const minuteMs = 60_000;

/** A real server with a real certificate, a real resolver that knows both forms of its name, and a monitor of both. */
async function createRealWorld() {
  const now = new Date();
  const world = await createMonitorWorld(now);
  const old = mintLeaf(intermediate, { names, notBefore: inDays(-75, now), notAfter: inDays(15, now) });
  const server = await startTlsServer({ certificate: toServerCertificate(old, intermediate) });
  const address = { A: ['127.0.0.1'] };
  const dns = await startDnsServer({ 'example.jp': address, 'www.example.jp': address });
  const allowNets = ['127.0.0.0/8'];
  const observer = createObserver({
    dnsServers: [dns.server],
    allowNets,
    extraRoots: [root.pem],
    now: world.clock.now,
  });
  const monitor = {
    ...createTestMonitor(world.db, world.clock, observer, (error) => expect.fail(String(error))),
    targets: { allowNets, ports: new Set([443, server.port]) },
  };
  const { added } = await addSites(monitor, testActor, `https://www.example.jp:${server.port}/blog`, {
    withCounterpart: true,
  });
  const siteId = added[0]?.siteId ?? '';
  expect(await awaitFirstLook(monitor, siteId, { timeoutMs: 20_000 })).toBe('done');
  return {
    now,
    server,
    old,
    monitor,
    siteId,
    clock: world.clock,
    findSite: () => findSite(world.db, siteId, { scope: null, now: world.clock.now(), rules: monitor.rules }),
    async [Symbol.asyncDispose]() {
      await monitor.background.whenIdle();
      await Promise.all([server.close(), dns.close()]);
      await world[Symbol.asyncDispose]();
    },
  };
}

function changesOf(result: CheckSiteResult) {
  return result.kind === 'checked'
    ? result.checks.map(({ host, changes }) => [host, changes.map(({ kind }) => kind)])
    : [];
}

describe('a real server', () => {
  it('is added under both of its names, and renewed under the eyes of the owner', async () => {
    await using world = await createRealWorld();
    const before = await world.findSite();
    expect(before).toMatchObject({ host: 'example.jp', status: 'action', worstEndpoint: 0 });
    expect(before?.endpoints.map((endpoint) => endpoint.host)).toEqual(names);
    expect(before?.endpoints.map((endpoint) => endpoint.certificate?.fingerprint256)).toEqual([
      world.old.fingerprint256,
      world.old.fingerprint256,
    ]);
    expect(before?.endpoints[0]?.observation?.addresses[0]?.chain.map((one) => one.fingerprint256)).toEqual([
      intermediate.fingerprint256,
    ]);

    const renewed = mintLeaf(intermediate, { names, notAfter: inDays(90, world.now) });
    world.server.swapCertificate(toServerCertificate(renewed, intermediate));
    world.clock.advance(minuteMs);
    expect(changesOf(await checkSite(world.monitor, world.siteId))).toEqual([
      ['example.jp', ['certificate-replaced', 'problem-gone']],
      ['www.example.jp', ['certificate-replaced', 'problem-gone']],
    ]);
    const after = await world.findSite();
    expect(after).toMatchObject({ status: 'healthy', sightingCount: 4 });
    expect(after?.endpoints[0]?.findings).toEqual([]);
  });

  it("is told apart from its host's default page, and from silence", async () => {
    await using world = await createRealWorld();
    const wildcard = mintLeaf(intermediate, { names: ['*.conohawing.com'], notAfter: inDays(200, world.now) });
    world.server.swapCertificate(toServerCertificate(wildcard, intermediate));
    world.clock.advance(minuteMs);
    await checkSite(world.monitor, world.siteId);
    const off = await world.findSite();
    expect(off).toMatchObject({ status: 'down' });
    expect(off?.endpoints[0]?.findings[0]?.problem).toBe('host-default-certificate');
    expect(off?.endpoints[0]?.certificate?.fingerprint256).toBe(world.old.fingerprint256);

    await world.server.close();
    world.clock.advance(minuteMs);
    expect(changesOf(await checkSite(world.monitor, world.siteId))).toEqual([
      ['example.jp', ['unreachable']],
      ['www.example.jp', ['unreachable']],
    ]);
    const silent = await world.findSite();
    expect(silent).toMatchObject({ status: 'unreachable' });
    expect(silent?.endpoints[0]?.certificate?.fingerprint256).toBe(world.old.fingerprint256);
  });

  it.each([
    ['a name with markup, control and right-to-left characters', { commonName: '<script>\u0000\u202E' }],
    ['no end in this millennium', { notAfter: new Date('9999-12-31T23:59:59Z') }],
    ['a thousand names', { names: [...names, ...Array.from({ length: 1000 }, (_, index) => `n${index}.example.jp`)] }],
  ])('cannot break the record with %s', async (_, options) => {
    await using world = await createRealWorld();
    const hostile = mintSelfSigned({ names, ...options });
    world.server.swapCertificate(toServerCertificate(hostile));
    world.clock.advance(minuteMs);
    expect(await checkSite(world.monitor, world.siteId)).toMatchObject({ kind: 'checked', stillRunning: 0 });
    const site = await world.findSite();
    expect(site?.status).toBe('down');
    expect(site?.endpoints[0]?.observation?.addresses).toHaveLength(1);
  });
});
