import { expect, it } from 'vitest';

import { findPractice } from '@/lib/db/practice';
import { findActiveRecovery } from '@/lib/db/recoveries';
import { listPresses, listRecoveries } from '@/lib/db/recovery-history';
import { conohaWing } from '@/lib/hosting/conoha-wing';
import { practiceChangeMs } from '@/lib/recovery/practice-host';
import { proofMs } from '@/lib/recovery/proof';
import { buildCertificate } from '@/lib/testing/build-observation';
import { createMonitorWorld } from '@/lib/testing/monitor-world';

import { addSites } from './add-sites';
import { claimRecovery } from './claim-recovery';
import { lookAtRecovery } from './look-at-recovery';
import { pressPracticePanel, startPractice } from './practice';
import { startRecovery } from './start-recovery';

const by = { personId: null, signature: 'owner@example.jp' };

it('rehearses a recovery without a look at the site, beside a real one, and leaves no trace among the real ones', async () => {
  await using world = await createMonitorWorld();
  const { monitor, db, clock, network } = world;
  network.show('example.jp', {
    certificate: buildCertificate({ names: ['example.jp'], notBefore: new Date('2026-09-07') }),
  });
  await addSites(monitor, by, 'example.jp', { withCounterpart: false });
  await monitor.background.whenIdle();
  const { id: siteId } = await db.site.findFirstOrThrow({ select: { id: true } });
  const real = await startRecovery(monitor, siteId, conohaWing, by);
  const dials = network.dials.length;

  expect(await Promise.all([1, 2].map(() => startPractice(monitor, siteId, conohaWing, by)))).toEqual([true, true]);
  const read = async () => {
    const practice = await findPractice(db, siteId, by.signature);
    if (!practice) throw new Error('no practice');
    return practice;
  };
  const { recoveryId } = await read();
  const press = (to: 'on' | 'off') => pressPracticePanel(monitor, { siteId, recoveryId, to });
  const look = async (ms: number) => {
    clock.advance(ms);
    await lookAtRecovery(monitor, await read());
  };
  const claim = async (what: 'go-on' | 'pressed') => {
    const { step } = (await read()).state;
    await claimRecovery(monitor, { siteId, recoveryId, step, claim: what, reason: '' }, by);
    await monitor.background.whenIdle();
  };
  await claim('go-on');
  await claim('go-on');
  await claim('pressed');
  expect(await press('on')).toBe('refused');
  expect(await press('off')).toBe('taken');
  expect(await press('on')).toBe('refused');
  await look(practiceChangeMs);
  expect((await read()).state.step).toBe('switch-on');
  await claim('pressed');
  expect(await press('on')).toBe('taken');
  await look(practiceChangeMs);
  expect((await read()).state.step).toBe('verify');
  await look(proofMs);
  expect(await findPractice(db, siteId, by.signature)).toBeNull();
  expect(await press('off')).toBe('gone');

  const ended = await db.recovery.findUniqueOrThrow({ where: { id: recoveryId } });
  expect(ended).toMatchObject({ outcome: 'proved', nextLookAt: null, activeSiteId: null });
  expect(network.dials.length).toBe(dials);
  expect((await findActiveRecovery(db, siteId))?.recoveryId).toBe(real);
  expect((await listRecoveries(db, siteId, 10)).map((one) => one.recoveryId)).toEqual([real]);
  expect(await listPresses(db, siteId, new Date(0))).toEqual([]);
  expect(world.bugs).toEqual([]);
});
