import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { addSites } from './add-sites';
import { checkSite } from './check-site';
import { buildCertificate } from '@/lib/testing/build-observation';
import { createMonitorWorld, testActor } from '@/lib/testing/monitor-world';
import type { MonitorWorld } from '@/lib/testing/monitor-world';

const host = 'example.jp';
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const old = buildCertificate({ names: [host], notBefore: new Date('2026-09-01T00:00:00Z') });
const renewed = buildCertificate({ names: [host], notBefore: new Date('2026-11-21T00:00:00Z') });
let world: MonitorWorld;
let siteId: string;

beforeEach(async () => {
  world = await createMonitorWorld();
  world.network.show(host, { certificate: old });
  await addSites(world.monitor, testActor, host, { withCounterpart: false });
  siteId = (await world.db.site.findFirstOrThrow()).id;
  await world.monitor.background.whenIdle();
});
afterEach(() => world[Symbol.asyncDispose]());

async function lookLater(ms: number): Promise<Date> {
  world.clock.advance(ms);
  await checkSite(world.monitor, siteId);
  return world.clock.now();
}

const readObservation = () => world.db.observation.findFirstOrThrow({ where: { endpoint: { host } } });
const readSighting = (certificateId: string) => world.db.sighting.findFirstOrThrow({ where: { certificateId } });

describe('what a look saw', () => {
  it('is written again when it is something else, and once a day, and not otherwise', async () => {
    const first = await readObservation();
    await lookLater(minuteMs);
    expect(await readObservation()).toEqual(first);
    expect((await world.db.endpoint.findFirstOrThrow({ where: { host } })).checkedAt).toEqual(world.clock.now());

    const refreshedAt = await lookLater(dayMs);
    const refreshed = await readObservation();
    expect(refreshed).toMatchObject({ storedAt: refreshedAt, mark: first.mark });

    world.network.show(host, { certificate: renewed });
    const replacedAt = await lookLater(minuteMs);
    expect(await readObservation()).toMatchObject({ storedAt: replacedAt, wasReached: true });
    expect((await readObservation()).mark).not.toBe(first.mark);
  });

  it('is written again at once when the clock was put back', async () => {
    const at = await lookLater(-minuteMs);
    expect((await readObservation()).storedAt).toEqual(at);
  });

  it('says until when a certificate was seen that gave way to another', async () => {
    const lastAt = await lookLater(5 * minuteMs);
    world.network.show(host, { certificate: renewed });
    const replacedAt = await lookLater(minuteMs);
    expect((await readSighting(old.fingerprint256)).lastSeenAt).toEqual(lastAt);
    expect(await readSighting(renewed.fingerprint256)).toMatchObject({
      firstSeenAt: replacedAt,
      lastSeenAt: replacedAt,
    });
  });

  it('says where the site stands, also after a look that got no address', async () => {
    const readAddresses = () => world.db.endpointAddress.findMany({ where: { endpoint: { host } } });
    expect(await readAddresses()).toMatchObject([{ address: '192.0.2.1' }]);
    world.network.show(host, { certificate: old }, { certificate: old });
    await lookLater(minuteMs);
    expect(await readAddresses()).toMatchObject([{ address: '192.0.2.1' }, { address: '192.0.2.2' }]);
    world.network.show(host, { certificate: old });
    await lookLater(minuteMs);
    expect(await readAddresses()).toMatchObject([{ address: '192.0.2.1' }]);
    world.network.fail(host, { problem: 'name-not-found', detail: 'ENOTFOUND' });
    await lookLater(minuteMs);
    expect(await readAddresses()).toMatchObject([{ address: '192.0.2.1' }]);
    expect(await readObservation()).toMatchObject({ wasReached: false });
  });
});
