import { describe, expect, it } from 'vitest';

import { buildCertificate } from '@/lib/testing/build-observation';
import { createMonitorWorld, testActor } from '@/lib/testing/monitor-world';
import type { MonitorWorld } from '@/lib/testing/monitor-world';

import { addSites } from './add-sites';
import { checkSite } from './check-site';
import { deleteSite } from './delete-site';
import { awaitFirstLook } from './first-look';

const patience = { timeoutMs: 20_000 };
const apexAndWww = buildCertificate({
  names: ['example.jp', 'www.example.jp'],
  notBefore: new Date('2026-11-01T00:00:00Z'),
});

async function add({ monitor }: MonitorWorld, text: string, withCounterpart = true): Promise<string> {
  const { added } = await addSites(monitor, testActor, text, { withCounterpart });
  return added[0]?.siteId ?? '';
}

async function listEndpoints({ db }: MonitorWorld) {
  const endpoints = await db.endpoint.findMany({ orderBy: { host: 'asc' } });
  return endpoints.map(({ host, checkedAt }) => [host, checkedAt !== null]);
}

async function findStatus({ db }: MonitorWorld, siteId: string): Promise<string> {
  return (await db.site.findUniqueOrThrow({ where: { id: siteId } })).status;
}

describe('the first look', () => {
  it.each([
    ['example.jp', 'www.example.jp'],
    ['www.example.jp', 'example.jp'],
  ])('at %s adds %s as an endpoint that was looked at already', async (typed, other) => {
    await using world = await createMonitorWorld();
    world.network.show(typed, { certificate: apexAndWww });
    world.network.show(other, { certificate: apexAndWww });
    const siteId = await add(world, typed);
    expect(await awaitFirstLook(world.monitor, siteId, patience)).toBe('done');
    expect(await listEndpoints(world)).toEqual([
      ['example.jp', true],
      ['www.example.jp', true],
    ]);
    expect([...world.network.dials].sort()).toEqual(['example.jp', 'www.example.jp']);
    expect(await findStatus(world, siteId)).toBe('healthy');
  });

  it('adds nothing when the other form does not exist, and does not ask again', async () => {
    await using world = await createMonitorWorld();
    world.network.show('example.jp', { certificate: apexAndWww });
    const siteId = await add(world, 'example.jp');
    expect(await awaitFirstLook(world.monitor, siteId, patience)).toBe('done');
    await world.monitor.background.whenIdle();
    world.clock.advance(60_000);
    await checkSite(world.monitor, siteId);
    expect(await listEndpoints(world)).toEqual([['example.jp', true]]);
    expect(world.network.dials.filter((host) => host === 'www.example.jp')).toHaveLength(1);
  });

  it('asks again with the next look when nobody answered about the other form', async () => {
    await using world = await createMonitorWorld();
    world.network.show('example.jp', { certificate: apexAndWww });
    world.network.fail('www.example.jp', { problem: 'dns-failed', detail: 'SERVFAIL' });
    const siteId = await add(world, 'example.jp');
    expect(await awaitFirstLook(world.monitor, siteId, patience)).toBe('done');
    await world.monitor.background.whenIdle();
    expect(await listEndpoints(world)).toEqual([['example.jp', true]]);

    world.network.show('www.example.jp', { certificate: apexAndWww });
    world.clock.advance(60_000);
    await checkSite(world.monitor, siteId);
    expect(await listEndpoints(world)).toEqual([
      ['example.jp', true],
      ['www.example.jp', true],
    ]);
  });

  it('leaves an inward address of the other form alone', async () => {
    await using world = await createMonitorWorld();
    world.network.show('example.jp', { certificate: apexAndWww });
    world.network.fail('www.example.jp', { problem: 'address-blocked', detail: '10.0.0.1' });
    const siteId = await add(world, 'example.jp');
    await awaitFirstLook(world.monitor, siteId, patience);
    expect(await listEndpoints(world)).toEqual([['example.jp', true]]);
  });

  it('never asks for the other form when only what was typed is wanted', async () => {
    await using world = await createMonitorWorld();
    world.network.show('example.jp', { certificate: apexAndWww });
    world.network.show('www.example.jp', { certificate: apexAndWww });
    const siteId = await add(world, 'example.jp', false);
    await awaitFirstLook(world.monitor, siteId, patience);
    world.clock.advance(60_000);
    await checkSite(world.monitor, siteId);
    expect(world.network.dials).toEqual(['example.jp', 'example.jp']);
  });

  it('takes a certificate without the other form for harm to some visitors, not for a blocked site', async () => {
    await using world = await createMonitorWorld();
    const apexOnly = buildCertificate({ names: ['example.jp'], notBefore: new Date('2026-11-01T00:00:00Z') });
    world.network.show('example.jp', { certificate: apexOnly });
    world.network.show('www.example.jp', { certificate: apexOnly });
    const siteId = await add(world, 'example.jp');
    await awaitFirstLook(world.monitor, siteId, patience);
    expect(await findStatus(world, siteId)).toBe('action');
    const www = await world.db.endpoint.findFirstOrThrow({ where: { host: 'www.example.jp' } });
    expect(www).toMatchObject({ severity: 'harming', certificateId: null });
  });

  it('takes a certificate for a stranger for what it is, at either form', async () => {
    await using world = await createMonitorWorld();
    const stranger = buildCertificate({ names: ['other.example'], notBefore: new Date('2026-11-01T00:00:00Z') });
    world.network.show('example.jp', { certificate: stranger });
    const siteId = await add(world, 'example.jp');
    await awaitFirstLook(world.monitor, siteId, patience);
    expect(await findStatus(world, siteId)).toBe('down');
  });
});

describe('awaitFirstLook', () => {
  it('gives up after its time, while the look goes on', async () => {
    await using world = await createMonitorWorld();
    world.network.hold();
    const siteId = await add(world, 'example.jp');
    expect(await awaitFirstLook(world.monitor, siteId, { timeoutMs: 0 })).toBe('pending');
    world.network.release();
    expect(await awaitFirstLook(world.monitor, siteId, patience)).toBe('done');
  });

  it('gives up when nobody listens any more', async () => {
    await using world = await createMonitorWorld();
    world.network.hold();
    const siteId = await add(world, 'example.jp');
    const signal = AbortSignal.abort();
    expect(await awaitFirstLook(world.monitor, siteId, { ...patience, signal })).toBe('pending');
  });

  it('knows a site that was deleted, and one that never was', async () => {
    await using world = await createMonitorWorld();
    const siteId = await add(world, 'example.jp');
    await deleteSite(world.monitor, testActor, siteId);
    expect(await awaitFirstLook(world.monitor, siteId, patience)).toBe('gone');
    expect(await awaitFirstLook(world.monitor, 'nobody', patience)).toBe('gone');
  });
});
