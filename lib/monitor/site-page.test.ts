import { describe, expect, it } from 'vitest';

import { claimEndpoint } from '@/lib/db/claim-endpoints';
import { findAddedSites } from '@/lib/db/find-added-sites';
import { findSite } from '@/lib/db/find-site';
import type { SitePage } from '@/lib/db/find-site';
import { historyLimits } from '@/lib/db/site-history';
import { buildCertificate } from '@/lib/testing/build-observation';
import { createMonitorWorld, testActor } from '@/lib/testing/monitor-world';
import type { MonitorWorld } from '@/lib/testing/monitor-world';

import { addSites } from './add-sites';
import { checkSite } from './check-site';
import { deleteSite } from './delete-site';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const names = ['example.jp', 'www.example.jp'];
const old = buildCertificate({ names, notBefore: new Date('2026-08-30T00:00:00Z') });
const renewed = buildCertificate({ names, notBefore: new Date('2026-11-20T00:00:00Z') });

/** A world with example.jp, both forms looked at once. */
async function createWorldWithSite() {
  const world = await createMonitorWorld();
  for (const host of names) world.network.show(host, { certificate: old });
  const { added } = await addSites(world.monitor, testActor, 'example.jp', { withCounterpart: true });
  await world.monitor.background.whenIdle();
  world.clock.advance(minuteMs);
  return { world, siteId: added[0]?.siteId ?? '' };
}

async function getPage({ db, monitor, clock }: MonitorWorld, siteId: string): Promise<SitePage> {
  const page = await findSite(db, siteId, { scope: null, now: clock.now(), rules: monitor.rules });
  if (!page) throw new Error('There is no such site');
  return page;
}

describe('findSite', () => {
  it('tells everything about a site that needs something', async () => {
    const { world, siteId } = await createWorldWithSite();
    await using _ = world;
    const page = await getPage(world, siteId);
    expect(page).toMatchObject({
      siteId,
      host: 'example.jp',
      displayHost: 'example.jp',
      port: 443,
      pausedAt: null,
      deletedAt: null,
      status: 'urgent',
      worstEndpoint: 0,
      expiresAt: old.notAfter,
      isFirstLookPending: false,
      sightingCount: 2,
    });
    expect(page.endpoints.map(({ host, status }) => [host, status])).toEqual([
      ['example.jp', 'urgent'],
      ['www.example.jp', 'urgent'],
    ]);
    expect(page.endpoints[0]?.findings.map((finding) => finding.problem)).toEqual(['renewal-overdue']);
    const { der, ...facts } = old;
    expect(der).toBeInstanceOf(Uint8Array);
    expect(page.endpoints[0]?.certificate).toEqual(facts);
    expect(page.endpoints[0]?.observation?.addresses[0]).toMatchObject({
      address: '192.0.2.1',
      certificate: facts,
      chain: [],
      protocol: 'TLSv1.3',
      http: { status: 200, hsts: null },
    });
  });

  it('puts first what was typed, before the form that was found', async () => {
    await using world = await createMonitorWorld();
    for (const host of names) world.network.show(host, { certificate: old });
    world.network.hold();
    const { added } = await addSites(world.monitor, testActor, 'www.example.jp', { withCounterpart: true });
    await world.network.whenDialled(2);
    world.clock.advance(100);
    world.network.release();
    await world.monitor.background.whenIdle();
    const page = await getPage(world, added[0]?.siteId ?? '');
    expect(page.endpoints.map((endpoint) => endpoint.host)).toEqual(['www.example.jp', 'example.jp']);
  });

  it('judges the dates for the moment in which the page is read', async () => {
    const { world, siteId } = await createWorldWithSite();
    await using _ = world;
    world.clock.advance(9 * dayMs);
    const page = await getPage(world, siteId);
    expect(page.endpoints[0]?.findings.map((finding) => finding.problem)).toEqual(['expired']);
    expect(page.status).toBe('unknown');
  });

  it('lists certificates and looks with the newest first, over both endpoints', async () => {
    const { world, siteId } = await createWorldWithSite();
    await using _ = world;
    world.network.show('www.example.jp', { certificate: renewed });
    await checkSite(world.monitor, siteId);
    const page = await getPage(world, siteId);
    const seen = page.sightings.map(({ host, certificate, lastSeenAt }) => [host, certificate.notAfter, lastSeenAt]);
    const before = new Date(world.clock.now().getTime() - minuteMs);
    expect(seen).toHaveLength(3);
    expect(seen).toEqual(
      expect.arrayContaining([
        ['www.example.jp', renewed.notAfter, world.clock.now()],
        ['example.jp', old.notAfter, world.clock.now()],
        ['www.example.jp', old.notAfter, before],
      ]),
    );
    expect(seen.at(-1)).toEqual(['www.example.jp', old.notAfter, before]);
    expect(page.checks.map((check) => check.startedAt)).toEqual([world.clock.now(), world.clock.now(), before, before]);
    const replaced = page.checks.find((check) => check.changes.some(({ kind }) => kind === 'certificate-replaced'));
    expect(replaced).toMatchObject({ host: 'www.example.jp', fingerprint256: renewed.fingerprint256, severity: null });
  });

  it('shows the latest looks only, however many there were', async () => {
    const { world, siteId } = await createWorldWithSite();
    await using _ = world;
    for (let round = 0; round < historyLimits.checks / 2; round += 1) {
      world.clock.advance(minuteMs);
      await checkSite(world.monitor, siteId);
    }
    const page = await getPage(world, siteId);
    expect(page.checks).toHaveLength(historyLimits.checks);
    expect(page.checks[0]?.startedAt).toEqual(world.clock.now());
    expect(page.sightingCount).toBe(2);
  });

  it('says when somebody is looking at this moment', async () => {
    const { world, siteId } = await createWorldWithSite();
    await using _ = world;
    const endpointId = (await getPage(world, siteId)).endpoints[0]?.endpointId ?? '';
    await claimEndpoint(world.db, endpointId, { token: 'x', now: world.clock.now(), leaseMs: 30_000 });
    expect((await getPage(world, siteId)).endpoints.map((one) => one.isBeingChecked)).toEqual([true, false]);
    world.clock.advance(30_000);
    expect((await getPage(world, siteId)).endpoints.map((one) => one.isBeingChecked)).toEqual([false, false]);
  });

  it('shows a deleted site as deleted, and none as none', async () => {
    const { world, siteId } = await createWorldWithSite();
    await using _ = world;
    await deleteSite(world.monitor, testActor, siteId);
    expect((await getPage(world, siteId)).deletedAt).toEqual(world.clock.now());
    const query = { scope: null, now: world.clock.now(), rules: world.monitor.rules };
    expect(await findSite(world.db, 'nobody', query)).toBeNull();
    expect(await findSite(world.db, '', query)).toBeNull();
  });

  it.each(['', '{', 'null', '[1]', '{"addresses":[]}', '[{"problem":"no such problem"}]'])(
    'draws a page from a damaged record: %j',
    async (damaged) => {
      const { world, siteId } = await createWorldWithSite();
      await using _ = world;
      const { db } = world;
      await db.endpoint.updateMany({ data: { findings: damaged, severity: 'no such severity' } });
      await db.observation.updateMany({ data: { facts: damaged, mark: damaged } });
      await db.check.updateMany({ data: { changes: damaged, problems: damaged, severity: 'no such severity' } });
      await db.certificate.updateMany({ data: { names: damaged } });
      const page = await getPage(world, siteId);
      expect(page.endpoints[0]).toMatchObject({ observation: null, certificate: { names: [] } });
      expect(page.checks[0]).toMatchObject({ changes: [], problems: [], severity: null });
      expect(await checkSite(world.monitor, siteId)).toMatchObject({ kind: 'checked' });
    },
  );
});

describe('findAddedSites', () => {
  it('gives a card for each site that is there, in the order asked for, and says which is still being looked at', async () => {
    const { world, siteId } = await createWorldWithSite();
    await using _ = world;
    world.network.hold();
    const { added } = await addSites(world.monitor, testActor, 'new.example.org', { withCounterpart: true });
    const newId = added[0]?.siteId ?? '';
    const query = { scope: null, now: world.clock.now(), rules: world.monitor.rules };
    const cards = await findAddedSites(world.db, [newId, 'nobody', siteId], query);
    expect(cards.map((card) => [card.displayHost, card.isFirstLookPending])).toEqual([
      ['new.example.org', true],
      ['example.jp', false],
    ]);
    expect(await findAddedSites(world.db, [], query)).toEqual([]);
  });
});
