import { describe, expect, it } from 'vitest';

import { claimEndpoint } from '@/lib/db/claim-endpoints';
import { openDatabase } from '@/lib/db/open-database';
import { buildCertificate, buildObservation } from '@/lib/testing/build-observation';
import { listSightings } from '@/lib/db/list-sightings';
import { createMonitorWorld, createTestMonitor, testActor } from '@/lib/testing/monitor-world';
import type { MonitorWorld } from '@/lib/testing/monitor-world';
import type { Change } from '@/lib/tls/changes';

import { addSites } from './add-sites';
import { checkEndpoint } from './check-endpoint';
import type { CheckEndpointResult } from './check-endpoint';
import { checkSite } from './check-site';
import { concludeLook } from './conclude-look';
import { deleteSite } from './delete-site';
import { restoreSite } from './restore-site';

const host = 'shop.example.jp';
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const august = buildCertificate({ names: [host], notBefore: new Date('2026-08-30T00:00:00Z') });
const november = buildCertificate({ names: [host], notBefore: new Date('2026-11-20T00:00:00Z') });
const wildcard = buildCertificate({ names: ['*.conohawing.com'], notBefore: new Date('2026-11-01T00:00:00Z') });

/** A world with one site of one endpoint, looked at once, a minute ago. */
async function createWorldWithSite() {
  const world = await createMonitorWorld();
  world.network.show(host, { certificate: august });
  await addSites(world.monitor, testActor, host, { withCounterpart: false });
  await world.monitor.background.whenIdle();
  world.clock.advance(minuteMs);
  const endpoint = await world.db.endpoint.findFirstOrThrow();
  return { world, endpointId: endpoint.id, siteId: endpoint.siteId };
}

function changesOf(result: CheckEndpointResult): readonly Change[] {
  return result.kind === 'checked' ? result.check.changes : [];
}

async function countDials({ network }: MonitorWorld, work: () => Promise<unknown>): Promise<number> {
  const before = network.dials.length;
  await work();
  return network.dials.length - before;
}

describe('checkEndpoint', () => {
  it('looks, stores what it saw, and says what is new', async () => {
    const { world, endpointId, siteId } = await createWorldWithSite();
    await using _ = world;
    world.network.show(host, { certificate: november });
    const result = await checkEndpoint(world.monitor, endpointId);
    expect(result).toMatchObject({
      kind: 'checked',
      check: { siteId, host, port: 443, findings: [], coalesced: false },
    });
    expect(changesOf(result)).toEqual([
      {
        kind: 'certificate-replaced',
        from: { fingerprint256: august.fingerprint256, notBefore: august.notBefore, notAfter: august.notAfter },
        to: { fingerprint256: november.fingerprint256, notBefore: november.notBefore, notAfter: november.notAfter },
      },
      { kind: 'problem-gone', problem: 'renewal-overdue' },
    ]);
    const site = await world.db.site.findUniqueOrThrow({ where: { id: siteId } });
    expect(site).toMatchObject({ status: 'healthy', expiresAt: november.notAfter, checkedAt: world.clock.now() });
  });

  it('dials once on a double click, and both hear of that look', async () => {
    const { world, endpointId } = await createWorldWithSite();
    await using _ = world;
    world.network.show(host, { certificate: november });
    world.network.hold();
    const begun = world.network.dials.length;
    const clicks = [checkEndpoint(world.monitor, endpointId), checkEndpoint(world.monitor, endpointId)];
    await world.network.whenDialled(begun + 1);
    world.network.release();
    const [first, second] = await Promise.all(clicks);
    expect(world.network.dials.length - begun).toBe(1);
    expect([first, second].map((result) => result?.kind === 'checked' && result.check.coalesced).sort()).toEqual([
      false,
      true,
    ]);
    expect(first && changesOf(first)).toEqual(second && changesOf(second));
  });

  it('dials once when two processes are asked at the same time', async () => {
    const { world, endpointId } = await createWorldWithSite();
    await using _ = world;
    const db = openDatabase(world.file);
    const other = createTestMonitor(db, world.clock, world.network, (error) => expect.fail(String(error)));
    const dials = await countDials(world, () =>
      Promise.all(
        Array.from({ length: 10 }, (__, index) => checkEndpoint(index % 2 ? other : world.monitor, endpointId)),
      ),
    );
    await db.$disconnect();
    expect(dials).toBe(1);
    expect(await world.db.check.count()).toBe(2);
  });

  it('returns a look of less than a second ago instead of dialling again', async () => {
    const { world, endpointId } = await createWorldWithSite();
    await using _ = world;
    await checkEndpoint(world.monitor, endpointId);
    world.clock.advance(999);
    expect(await countDials(world, () => checkEndpoint(world.monitor, endpointId))).toBe(0);
    world.clock.advance(1);
    expect(await countDials(world, () => checkEndpoint(world.monitor, endpointId))).toBe(1);
  });

  it('looks again after the clock was put back, whatever the stored look and lease say', async () => {
    const { world, endpointId } = await createWorldWithSite();
    await using _ = world;
    const { leaseMs } = world.monitor;
    await claimEndpoint(world.db, endpointId, { token: 'died', now: world.clock.now(), leaseMs });
    world.clock.advance(-dayMs);
    const result = await checkEndpoint(world.monitor, endpointId);
    expect(result).toMatchObject({ kind: 'checked', check: { coalesced: false, checkedAt: world.clock.now() } });
  });

  it('takes over a lease that has run out, and the late result is discarded', async () => {
    const { world, endpointId } = await createWorldWithSite();
    await using _ = world;
    const { monitor, db, clock } = world;
    const claim = await claimEndpoint(db, endpointId, { token: 'slow', now: clock.now(), leaseMs: monitor.leaseMs });
    if (!claim) throw new Error('Nobody else holds it');
    clock.advance(monitor.leaseMs);
    expect(await checkEndpoint(monitor, endpointId)).toMatchObject({ kind: 'checked', check: { coalesced: false } });
    const before = await db.endpoint.findUniqueOrThrow({ where: { id: endpointId } });
    const observation = buildObservation({ host, port: 443 }, clock.now(), [{ certificate: november }]);
    const { record } = concludeLook(claim, observation, monitor, clock.now());
    expect(await monitor.record(record)).toBe('stale');
    expect(await db.endpoint.findUniqueOrThrow({ where: { id: endpointId } })).toEqual(before);
    expect(await db.certificate.count({ where: { fingerprint256: november.fingerprint256 } })).toBe(0);
  });

  it('discards what it saw when the site was deleted meanwhile, and resurrects nothing', async () => {
    const { world, endpointId, siteId } = await createWorldWithSite();
    await using _ = world;
    world.network.show(host, { certificate: november });
    world.network.hold();
    const begun = world.network.dials.length;
    const look = checkEndpoint(world.monitor, endpointId);
    await world.network.whenDialled(begun + 1);
    await deleteSite(world.monitor, testActor, siteId);
    world.network.release();
    expect(await look).toEqual({ kind: 'gone' });
    expect(await world.db.site.findUniqueOrThrow({ where: { id: siteId } })).toMatchObject({
      deletedAt: world.clock.now(),
      expiresAt: august.notAfter,
    });
    expect(await world.db.check.count()).toBe(1);
  });

  it('looks again after the deletion was undone', async () => {
    const { world, endpointId, siteId } = await createWorldWithSite();
    await using _ = world;
    await deleteSite(world.monitor, testActor, siteId);
    expect(await checkEndpoint(world.monitor, endpointId)).toEqual({ kind: 'gone' });
    expect(await restoreSite(world.monitor, testActor, siteId)).toBe(true);
    expect(await checkEndpoint(world.monitor, endpointId)).toMatchObject({ kind: 'checked' });
  });

  it('keeps the last certificate and its countdown when a look reaches nobody', async () => {
    const { world, endpointId, siteId } = await createWorldWithSite();
    await using _ = world;
    world.network.show(host, { failure: { problem: 'timeout', detail: 'no answer' } });
    const silent = await checkEndpoint(world.monitor, endpointId);
    expect(changesOf(silent)).toEqual([{ kind: 'unreachable', problem: 'timeout' }]);
    expect(await world.db.site.findUniqueOrThrow({ where: { id: siteId } })).toMatchObject({
      status: 'unreachable',
      expiresAt: august.notAfter,
    });
    world.clock.advance(minuteMs);
    world.network.show(host, { certificate: august });
    expect(changesOf(await checkEndpoint(world.monitor, endpointId))).toEqual([{ kind: 'answers-again' }]);
  });

  it("never counts a host's default certificate as the site's, and tells when SSL is back", async () => {
    const { world, endpointId, siteId } = await createWorldWithSite();
    await using _ = world;
    world.network.show(host, { certificate: wildcard });
    expect(changesOf(await checkEndpoint(world.monitor, endpointId))).toEqual([
      { kind: 'problem-appeared', problem: 'host-default-certificate' },
    ]);
    const off = await world.db.site.findUniqueOrThrow({ where: { id: siteId } });
    expect(off).toMatchObject({ status: 'down', expiresAt: august.notAfter });
    expect(await world.db.sighting.count({ where: { certificateId: wildcard.fingerprint256 } })).toBe(1);

    world.clock.advance(20 * minuteMs);
    world.network.show(host, { certificate: november });
    expect(changesOf(await checkEndpoint(world.monitor, endpointId)).map((change) => change.kind)).toEqual([
      'certificate-replaced',
      'problem-gone',
      'problem-gone',
    ]);
    expect(await world.db.site.findUniqueOrThrow({ where: { id: siteId } })).toMatchObject({ status: 'healthy' });
  });

  it('counts down to the first of several certificates that a name shows', async () => {
    const { world, endpointId, siteId } = await createWorldWithSite();
    await using _ = world;
    world.network.show(host, { certificate: november }, { certificate: august });
    await checkEndpoint(world.monitor, endpointId);
    const site = await world.db.site.findUniqueOrThrow({ where: { id: siteId } });
    expect(site.expiresAt).toEqual(august.notAfter);
  });

  it('remembers when each certificate was seen first and last, and stores it once', async () => {
    const { world, endpointId } = await createWorldWithSite();
    await using _ = world;
    const seenFirst = (await world.db.sighting.findFirstOrThrow()).firstSeenAt;
    await checkEndpoint(world.monitor, endpointId);
    const sightings = await world.db.sighting.findMany();
    expect(sightings).toMatchObject([
      { endpointId, judgedAt: null, certificateId: august.fingerprint256, firstSeenAt: seenFirst },
    ]);
    const { scope, after, limit } = { scope: null, after: null, limit: 10 };
    expect(await listSightings(world.db, { scope, after, limit })).toMatchObject([
      { firstSeenAt: seenFirst, lastSeenAt: world.clock.now() },
    ]);
    expect(await world.db.certificate.count()).toBe(1);
  });

  it('stores a look at a certificate whose dates cannot be read, and keeps the last one that could be', async () => {
    const { world, endpointId, siteId } = await createWorldWithSite();
    await using _ = world;
    const unreadable = buildCertificate({ names: [host], notBefore: new Date(NaN) });
    world.network.show(host, { certificate: unreadable });
    const result = await checkEndpoint(world.monitor, endpointId);
    expect(result).toMatchObject({ kind: 'checked', check: { checkedAt: world.clock.now() } });
    expect(await world.db.certificate.count({ where: { fingerprint256: unreadable.fingerprint256 } })).toBe(0);
    const site = await world.db.site.findUniqueOrThrow({ where: { id: siteId } });
    expect(site.expiresAt).toEqual(august.notAfter);
  });

  it('gives the claim back when looking breaks, and tries again a minute later', async () => {
    const { world, endpointId } = await createWorldWithSite();
    await using _ = world;
    const broken = { ...world.monitor, observe: () => Promise.reject(new Error('a bug')) };
    await expect(checkEndpoint(broken, endpointId)).rejects.toThrow('a bug');
    const endpoint = await world.db.endpoint.findUniqueOrThrow({ where: { id: endpointId } });
    expect(endpoint).toMatchObject({
      leaseToken: null,
      leaseUntil: null,
      dueAt: new Date(world.clock.now().getTime() + minuteMs),
    });
    expect(await checkEndpoint(world.monitor, endpointId)).toMatchObject({ kind: 'checked' });
  });

  it('is gone for an endpoint that never was', async () => {
    await using world = await createMonitorWorld();
    expect(await checkEndpoint(world.monitor, 'nobody')).toEqual({ kind: 'gone' });
    expect(await checkSite(world.monitor, 'nobody')).toEqual({ kind: 'gone' });
  });
});
