import { describe, expect, it } from 'vitest';

import { storeAnswers } from '@/lib/db/diagnosis-answers';
import { findDiagnoses } from '@/lib/db/find-diagnoses';
import type { Checker } from '@/lib/diagnosis/checker';
import { found } from '@/lib/diagnosis/finding';
import type { FindingName } from '@/lib/diagnosis/finding-kinds';
import type { DiagnosisSubject } from '@/lib/diagnosis/subject';
import { conohaWing } from '@/lib/hosting/conoha-wing';
import { buildChecker, contentCheckers } from '@/lib/testing/build-checker';
import { buildCertificate } from '@/lib/testing/build-observation';
import { createMonitorWorld, testActor } from '@/lib/testing/monitor-world';

import { addSites } from './add-sites';
import { checkSite } from './check-site';
import { claimRecovery } from './claim-recovery';
import { deleteSite } from './delete-site';
import { readOffGate } from './read-off-gate';
import { readDiagnosisSubject } from './read-diagnosis-subject';
import { startPractice } from './practice';
import { startDiagnosis } from './start-diagnosis';
import { startRecovery } from './start-recovery';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

async function createDiagnosedWorld(checkers: readonly Checker[] = contentCheckers) {
  const world = await createMonitorWorld();
  const { monitor, network, clock, db } = world;
  monitor.checkers = checkers;
  const add = async (host: string, { daysOld = 75, hosting = 'conoha-wing' } = {}) => {
    const notBefore = new Date(clock.now().getTime() - daysOld * dayMs);
    const certificate = buildCertificate({ names: [host, `www.${host}`], notBefore });
    network.show(host, { certificate });
    const { added } = await addSites(monitor, testActor, host, { withCounterpart: false });
    await monitor.background.whenIdle();
    const siteId = added[0]?.siteId ?? '';
    await db.site.updateMany({ where: { id: siteId }, data: { hosting } });
    return siteId;
  };
  const siteId = await add('example.jp');
  const start = () => startDiagnosis(monitor, siteId, testActor);
  const look = async () => {
    const started = await start();
    await monitor.background.whenIdle();
    return started;
  };
  const read = () => findDiagnoses(db, siteId, clock.now());
  return { world, monitor, network, clock, db, siteId, add, start, look, read };
}

/** A checker that ends when the test says so. */
function createHeld(id: Checker['id']) {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const checker = buildChecker(id, async () => {
    await held;
    return { kind: 'looked', found: [], trace: [] };
  });
  return { checker, release: () => release() };
}

const blocking = buildChecker('cdn', () => ({
  kind: 'looked',
  found: [found('cdn-in-front', { hosts: ['example.jp'], values: { cdn: 'Cloudflare' } })],
  trace: [],
}));

describe('a diagnosis', () => {
  it('keeps what every checker came to, the names, the host, who asked, and the verdict', async () => {
    const { world, look, read } = await createDiagnosedWorld();
    await using _ = world;
    expect(await look()).toMatchObject({ kind: 'started' });
    const { last, running } = await read();
    expect(running).toBeNull();
    expect(last?.reports.map(({ checker }) => checker).toSorted()).toEqual(
      contentCheckers.map(({ id }) => id).toSorted(),
    );
    expect(last).toMatchObject({ hostingId: 'conoha-wing', startedBy: 'test', end: { verdict: 'no-blocker-found' } });
    expect(last?.names.map(({ host }) => host)).toEqual(['example.jp', 'www.example.jp']);
    expect(world.bugs).toEqual([]);
  });

  it('stores each report as it comes, and is joined by a second press', async () => {
    const held = createHeld('caa');
    const { world, start, read, monitor } = await createDiagnosedWorld([blocking, held.checker]);
    await using _ = world;
    const [first, second] = await Promise.all([start(), start()]);
    expect([first.kind, second.kind].toSorted()).toEqual(['joined', 'started']);
    expect('diagnosisId' in first && 'diagnosisId' in second && first.diagnosisId === second.diagnosisId).toBe(true);
    await expect.poll(async () => (await read()).running?.reports.map(({ checker }) => checker)).toEqual(['cdn']);
    expect((await read()).last).toBeNull();
    held.release();
    await monitor.background.whenIdle();
    const { last } = await read();
    expect(last?.reports.map(({ checker }) => checker)).toEqual(['cdn', 'caa']);
    expect(last?.end?.verdict).toBe('cannot-tell');
    expect(await start()).toMatchObject({ kind: 'started' });
    await monitor.background.whenIdle();
  });

  it('begins anew after one that a crash cut off', async () => {
    const { world, db, clock, siteId, look, read } = await createDiagnosedWorld();
    await using _ = world;
    await db.diagnosis.create({ data: { siteId, startedAt: clock.now(), startedBy: 'x', report: 'half a re' } });
    expect(await look()).toMatchObject({ kind: 'joined' });
    clock.advance(45_000);
    expect(await read()).toMatchObject({ running: null, last: null, isInterrupted: true });
    expect(await look()).toMatchObject({ kind: 'started' });
    expect(await read()).toMatchObject({ last: { end: { verdict: 'no-blocker-found' } }, isInterrupted: false });
  });

  it('is none of a site that is gone, or that is an address', async () => {
    const { world, monitor, db, siteId, start } = await createDiagnosedWorld();
    await using _ = world;
    await db.site.updateMany({ where: { id: siteId }, data: { host: '192.0.2.1' } });
    expect(await start()).toEqual({ kind: 'no-name' });
    await deleteSite(monitor, testActor, siteId);
    expect(await start()).toEqual({ kind: 'gone' });
    expect(await db.diagnosis.count()).toBe(0);
  });

  it('reports a bug of its own, and leaves nothing that looks whole', async () => {
    const { world, monitor, look, read } = await createDiagnosedWorld();
    await using _ = world;
    monitor.createDiagnosisWorld = () => {
      throw new Error('no world');
    };
    await look();
    expect(world.bugs.map(String)).toEqual(['Error: no world']);
    expect((await read()).last).toBeNull();
  });

  it('begins with a recovery, unless one is fresh; a practice begins none', async () => {
    const { world, monitor, db, siteId, look } = await createDiagnosedWorld();
    await using _ = world;
    await startPractice(monitor, siteId, conohaWing, testActor);
    expect(await db.diagnosis.count()).toBe(0);
    const recover = async () => {
      const recoveryId = (await startRecovery(monitor, siteId, conohaWing, testActor)) ?? '';
      await monitor.background.whenIdle();
      return recoveryId;
    };
    const recoveryId = await recover();
    expect(await db.diagnosis.count()).toBe(1);
    await recover();
    expect(await db.diagnosis.count()).toBe(1);
    await claimRecovery(monitor, { siteId, recoveryId, step: 'prepare', claim: 'cancel', reason: '' }, testActor);
    await look();
    await recover();
    expect(await db.diagnosis.count()).toBe(2);
    expect(await db.recovery.count({ where: { activeSiteId: siteId } })).toBe(1);
  });
});

describe('what is known of why a renewal fails', () => {
  it.each([
    ['no-blocker-found', hourMs, 'no-blocker-found'],
    ['no-blocker-found', hourMs + 1, 'outdated'],
    ['likely-blocked', hourMs, 'likely-blocked'],
    ['likely-blocked', hourMs + 1, 'outdated'],
    ['blocked', 90 * dayMs, 'blocked'],
    ['cannot-tell', -2 * hourMs, 'outdated'],
    ['moonshine', 0, 'never-looked'],
  ])('%s, %i ms later: %s', async (verdict, ageMs, expected) => {
    const { world, monitor, db, siteId, clock, look } = await createDiagnosedWorld();
    await using _ = world;
    await look();
    await db.diagnosis.updateMany({ data: { verdict } });
    clock.advance(ageMs);
    expect(await monitor.findDiagnosis(siteId)).toBe(expected);
  });

  it('is nothing before anybody looked, and the last word until a look has come to its end', async () => {
    const held = createHeld('caa');
    const { world, monitor, siteId, db, start, look } = await createDiagnosedWorld();
    await using _ = world;
    expect(await monitor.findDiagnosis(siteId)).toBe('never-looked');
    await look();
    await db.diagnosis.updateMany({ data: { verdict: 'blocked' } });
    monitor.checkers = [held.checker];
    await start();
    expect(await monitor.findDiagnosis(siteId)).toBe('blocked');
    held.release();
    await monitor.background.whenIdle();
    expect(await monitor.findDiagnosis(siteId)).toBe('no-blocker-found');
  });
});

describe('the gate before OFF', () => {
  it.each([
    ['blocked', false],
    ['likely-blocked', true],
    ['cannot-tell', true],
    ['no-blocker-found', true],
  ] as const)('%s: OFF is recommended: %s', async (verdict, isRecommended) => {
    const { world, monitor, db, siteId, look } = await createDiagnosedWorld();
    await using _ = world;
    const read = () => readOffGate(monitor, siteId, { hostingId: 'conoha-wing' });
    expect(await read()).toMatchObject({ verdict: 'never-looked', isRecommended: false });
    await look();
    await db.diagnosis.updateMany({ data: { verdict } });
    expect(await read()).toMatchObject({ verdict, isRecommended });
  });

  it('stays shut when the resolver falls silent, until the name is seen again', async () => {
    const { world, monitor, siteId, look } = await createDiagnosedWorld();
    await using _ = world;
    const find = (...names: readonly FindingName[]) => {
      const all = names.map((name) => found(name, { hosts: ['www.example.jp'] }));
      const addresses = buildChecker('addresses', () => ({ kind: 'looked', found: all, trace: [] }));
      monitor.checkers = contentCheckers.map((checker) => (checker.id === 'addresses' ? addresses : checker));
    };
    const gate = () => readOffGate(monitor, siteId, { hostingId: 'conoha-wing' });
    find('address-elsewhere');
    await look();
    expect(await gate()).toMatchObject({ verdict: 'blocked', isRecommended: false });
    find('name-not-seen');
    await look();
    await look();
    expect(await gate()).toMatchObject({ verdict: 'still-blocked', isRecommended: false });
    find();
    await look();
    expect(await gate()).toMatchObject({ verdict: 'no-blocker-found', isRecommended: true });
  });

  it('is shut while the first look is under way, and after one that was cut off or is damaged', async () => {
    const held = createHeld('caa');
    const { world, monitor, siteId, clock, db, start, look } = await createDiagnosedWorld([held.checker]);
    await using _ = world;
    const gate = () => readOffGate(monitor, siteId, { hostingId: 'conoha-wing' });
    await start();
    expect(await gate()).toMatchObject({ verdict: 'looking', isRecommended: false });
    clock.advance(45_000);
    expect(await gate()).toMatchObject({ verdict: 'never-looked', isRecommended: false });
    held.release();
    await monitor.background.whenIdle();
    await look();
    expect(await gate()).toMatchObject({ isRecommended: true });
    await db.diagnosis.updateMany({ data: { report: 'damaged' } });
    expect(await gate()).toMatchObject({ verdict: 'never-looked', isRecommended: false });
  });

  it('is open for an address, at which nothing can be looked at', async () => {
    const { world, monitor, siteId, db } = await createDiagnosedWorld();
    await using _ = world;
    await db.site.updateMany({ data: { host: '192.0.2.1' } });
    const gate = await readOffGate(monitor, siteId, { hostingId: 'conoha-wing' });
    expect(gate).toMatchObject({ verdict: 'no-name', isRecommended: true });
  });
});

describe('what a diagnosis is told', () => {
  async function read(world: Awaited<ReturnType<typeof createDiagnosedWorld>>): Promise<DiagnosisSubject> {
    const subject = await readDiagnosisSubject(world.monitor, world.siteId);
    if (!subject) throw new Error('no subject');
    return subject;
  }

  it('is what the latest looks saw, with the bytes of the certificates', async () => {
    const told = await createDiagnosedWorld();
    await using _ = told.world;
    const { host, hosting, endpoints, answers } = await read(told);
    expect([host, hosting]).toEqual(['example.jp', { id: 'conoha-wing', isCertain: true }]);
    expect(answers).toEqual({ overseasLimit: null, accessLimit: null, noticeUrl: null });
    expect(endpoints).toMatchObject([{ host: 'example.jp', port: 443, addresses: ['192.0.2.1'], hsts: null }]);
    expect(endpoints[0]?.certificate?.der).toBeInstanceOf(Uint8Array);
    expect(endpoints[0]?.served?.names).toEqual(['example.jp', 'www.example.jp']);
  });

  it('is the last own certificate where the host shows one of its own', async () => {
    const told = await createDiagnosedWorld();
    await using _ = told.world;
    const wildcard = buildCertificate({ names: ['*.conohawing.com'], notBefore: told.clock.now() });
    told.network.show('example.jp', { certificate: wildcard });
    told.clock.advance(hourMs);
    await checkSite(told.monitor, told.siteId);
    const { endpoints, names, record } = await read(told);
    expect(endpoints[0]?.served?.names).toEqual(['*.conohawing.com']);
    expect(endpoints[0]?.certificate?.names).toEqual(['example.jp', 'www.example.jp']);
    expect(names.map((name) => name.host)).toEqual(['example.jp', 'www.example.jp']);
    expect(record?.certificates.map((certificate) => certificate.names[0])).toEqual(['example.jp']);
  });

  it('are the presses and the certificates of seven days', async () => {
    const told = await createDiagnosedWorld();
    await using _ = told.world;
    const { monitor, clock, siteId, db } = told;
    clock.advance(10 * dayMs);
    expect((await read(told)).record).toEqual({ certificates: [], presses: [] });
    const recoveryId = (await startRecovery(monitor, siteId, conohaWing, testActor)) ?? '';
    const at = (daysAgo: number) => new Date(clock.now().getTime() - daysAgo * dayMs);
    await db.recoveryPress.createMany({ data: [8, 6, 1].map((days) => ({ recoveryId, at: at(days) })) });
    const certificate = buildCertificate({ names: ['example.jp'], notBefore: at(2) });
    told.network.show('example.jp', { certificate });
    await checkSite(monitor, siteId);
    const { record } = await read(told);
    expect(record?.presses.toSorted()).toEqual([at(6), at(1)].toSorted());
    expect(record?.certificates.map(({ fingerprint256 }) => fingerprint256)).toEqual([certificate.fingerprint256]);
    await monitor.background.whenIdle();
  });

  it('are the other sites at the same host, and how many of them are overdue', async () => {
    const told = await createDiagnosedWorld();
    await using _ = told.world;
    const { monitor, db, add } = told;
    await add('late.example.com', { daysOld: 80 });
    await add('fine.example.com', { daysOld: 5 });
    const elsewhere = await add('elsewhere.example.com', { daysOld: 80, hosting: 'xserver' });
    // The scripted network gives every site the same address: this one shares it, whatever its owner chose.
    expect((await read(told)).neighbours).toEqual({ total: 3, overdue: 2 });
    await db.endpointAddress.deleteMany({ where: { endpoint: { siteId: elsewhere } } });
    expect((await read(told)).neighbours).toEqual({ total: 2, overdue: 1 });
    await deleteSite(monitor, testActor, elsewhere);
    await db.endpointAddress.deleteMany();
    expect((await read(told)).neighbours).toEqual({ total: 2, overdue: 1 });
    await db.site.updateMany({ where: { id: told.siteId }, data: { hosting: 'generic' } });
    expect(await read(told)).toMatchObject({ neighbours: { total: 0, overdue: 0 }, hosting: null });
  });

  it('are the owner’s answers', async () => {
    const told = await createDiagnosedWorld();
    await using _ = told.world;
    const answers = { overseasLimit: 'on', accessLimit: 'off', noticeUrl: 'https://host.example/notice' } as const;
    await storeAnswers(told.db, testActor, told.siteId, answers, told.clock.now());
    expect((await read(told)).answers).toEqual(answers);
  });
});
