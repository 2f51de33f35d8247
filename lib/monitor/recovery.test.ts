import { describe, expect, it } from 'vitest';

import { findActiveRecovery, findRecovery } from '@/lib/db/recoveries';
import { listPresses, listRecoveryEvents } from '@/lib/db/recovery-history';
import { conohaWing } from '@/lib/hosting/conoha-wing';
import { buildCertificate } from '@/lib/testing/build-observation';
import { createMonitorWorld, createTestMonitor } from '@/lib/testing/monitor-world';
import type { MonitorWorld } from '@/lib/testing/monitor-world';

import { addSites } from './add-sites';
import { claimRecovery } from './claim-recovery';
import { deleteSite } from './delete-site';
import { lookAtRecovery } from './look-at-recovery';
import { startRecoveryWatch } from './recovery-watch';
import { startRecovery } from './start-recovery';

const minuteMs = 60_000;
const by = { personId: null, signature: 'owner@example.jp' };
const own = (days: number) =>
  buildCertificate({
    names: ['example.jp', 'www.example.jp'],
    notBefore: new Date(Date.UTC(2026, 10, 21) - days * 24 * 60 * minuteMs),
  });
const wildcard = buildCertificate({ names: ['*.conohawing.com'], notBefore: new Date('2026-01-01') });

async function createRecoveryWorld() {
  const world = await createMonitorWorld();
  showBoth(world, own(75));
  await addSites(world.monitor, by, 'example.jp', { withCounterpart: true });
  await world.monitor.background.whenIdle();
  const site = await world.db.site.findFirstOrThrow({ select: { id: true } });
  const siteId = site.id;
  const recoveryId = (await startRecovery(world.monitor, siteId, conohaWing, by)) ?? '';
  const read = async () => {
    const found = await findRecovery(world.db, null, { siteId, recoveryId });
    if (!found) throw new Error('no recovery');
    return found;
  };
  const claim = async (what: Parameters<typeof claimRecovery>[1]['claim'], reason = '') => {
    const { state } = await read();
    const said = { siteId, recoveryId, step: state.step, claim: what, reason };
    const result = await claimRecovery(world.monitor, said, by);
    await world.monitor.background.whenIdle();
    return result;
  };
  const look = async (minutes: number) => {
    world.clock.advance(minutes * minuteMs);
    await lookAtRecovery(world.monitor, await read());
    return (await read()).state;
  };
  return { world, siteId, recoveryId, read, claim, look };
}

function showBoth({ network }: MonitorWorld, certificate: ReturnType<typeof own>): void {
  for (const host of ['example.jp', 'www.example.jp']) network.show(host, { certificate });
}

describe('a recovery in the database', () => {
  it('is led through, watched, and kept with all that happened', async () => {
    const { world, siteId, recoveryId, claim, look } = await createRecoveryWorld();
    await using _ = world;
    expect(await claim('go-on')).toBe('taken');
    expect(await claim('go-on')).toBe('taken');
    expect(await claim('pressed')).toBe('taken');
    showBoth(world, wildcard);
    expect((await look(16)).step).toBe('switch-on');
    expect(await claim('pressed')).toBe('taken');
    showBoth(world, own(0));
    expect((await look(18)).step).toBe('verify');
    const { outcome, awayFrom, awayUntil } = await look(1);
    expect(outcome).toBe('proved');
    expect(((awayUntil?.getTime() ?? 0) - (awayFrom?.getTime() ?? 0)) / minuteMs).toBe(18);
    expect(await findActiveRecovery(world.db, siteId)).toBeNull();

    const kinds = (await listRecoveryEvents(world.db, recoveryId)).map(({ event }) => event.kind);
    expect(kinds[0]).toBe('started');
    expect(kinds.at(-1)).toBe('ended');
    expect(kinds.filter((kind) => kind === 'seen')).toHaveLength(4);
    expect(await listPresses(world.db, siteId, new Date(0))).toHaveLength(1);
    const acts = await world.db.auditEntry.findMany({ select: { act: true, personName: true } });
    expect(acts.map(({ act }) => act)).toEqual(['sites-added', 'recovery-started']);
  });

  it('is one for each site, however many begin it at once', async () => {
    const { world, siteId, recoveryId } = await createRecoveryWorld();
    await using _ = world;
    const ids = await Promise.all(
      Array.from({ length: 20 }, () => startRecovery(world.monitor, siteId, conohaWing, by)),
    );
    expect(new Set(ids)).toEqual(new Set([recoveryId]));
    expect(await world.db.recovery.count()).toBe(1);
  });

  it('takes one of two presses at once, and tells the other where it stands', async () => {
    const { world, siteId, recoveryId } = await createRecoveryWorld();
    await using _ = world;
    const said = { siteId, recoveryId, step: 'prepare', claim: 'go-on', reason: '' } as const;
    const results = await Promise.all([claimRecovery(world.monitor, said, by), claimRecovery(world.monitor, said, by)]);
    expect(results.sort()).toEqual(['moved-on', 'taken']);
    await world.monitor.background.whenIdle();
  });

  it('goes on where it was after a restart, with no page open', async () => {
    const { world, claim, read } = await createRecoveryWorld();
    await using _ = world;
    await claim('go-on');
    await claim('go-on');
    await claim('pressed');
    showBoth(world, wildcard);
    world.clock.advance(minuteMs);
    const other = createTestMonitor(world.db, world.clock, world.network, world.monitor.reportBug);
    const watch = startRecoveryWatch(other, 5);
    await expect.poll(async () => (await read()).state.step, { timeout: 10_000 }).toBe('switch-on');
    await watch.stop();
    expect(world.bugs).toEqual([]);
  });

  it('is looked at by two watches at once as by one', async () => {
    const { world, claim, read } = await createRecoveryWorld();
    await using _ = world;
    await claim('go-on');
    await claim('go-on');
    await claim('pressed');
    showBoth(world, wildcard);
    world.clock.advance(minuteMs);
    const watches = [startRecoveryWatch(world.monitor, 5), startRecoveryWatch(world.monitor, 5)];
    await expect.poll(async () => (await read()).state.step, { timeout: 10_000 }).toBe('switch-on');
    await Promise.all(watches.map((watch) => watch.stop()));
    const events = await listRecoveryEvents(world.db, (await read()).recoveryId);
    expect(events.filter(({ event }) => event.kind === 'step-over' && event.next === 'switch-on')).toHaveLength(1);
    expect(world.bugs).toEqual([]);
  });

  it('refuses OFF while the diagnosis says blocked, unless the owner gives a reason, which is kept', async () => {
    const { world, claim } = await createRecoveryWorld();
    await using _ = world;
    world.monitor.findDiagnosis = () => Promise.resolve('blocked');
    await claim('go-on');
    await claim('go-on');
    expect(await claim('pressed')).toBe('advised-against');
    expect(await claim('pressed', 'サポートに言われたため')).toBe('taken');
    expect(await world.db.recoveryPress.findMany({ select: { reason: true } })).toEqual([
      { reason: 'サポートに言われたため' },
    ]);
  });

  it('stops at the fourth round in seven days', async () => {
    const { world, recoveryId, claim } = await createRecoveryWorld();
    await using _ = world;
    const at = new Date(world.clock.now().getTime() - 24 * 60 * minuteMs);
    await world.db.recoveryPress.createMany({ data: Array.from({ length: 4 }, () => ({ recoveryId, at })) });
    await claim('go-on');
    await claim('go-on');
    expect(await claim('pressed')).toBe('advised-against');
    world.clock.advance(7 * 24 * 60 * minuteMs);
    expect(await claim('pressed')).toBe('taken');
  });

  it('counts a round that the owner pressed before saying so', async () => {
    const { world, siteId, look } = await createRecoveryWorld();
    await using _ = world;
    showBoth(world, wildcard);
    expect((await look(1)).step).toBe('switch-on');
    expect(await listPresses(world.db, siteId, new Date(0))).toHaveLength(1);
  });

  it('ends with its site', async () => {
    const { world, siteId, recoveryId, look, read } = await createRecoveryWorld();
    await using _ = world;
    const before = await read();
    await deleteSite(world.monitor, by, siteId);
    await lookAtRecovery(world.monitor, before);
    const row = await world.db.recovery.findUniqueOrThrow({ where: { id: recoveryId } });
    expect(row).toMatchObject({ outcome: 'cancelled', activeSiteId: null, nextLookAt: null });
    await expect(look(1)).rejects.toThrow('no recovery');
  });
});
