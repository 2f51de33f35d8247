import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { storeDeleted, storeRestored, storeWatched } from '@/lib/db/change-site';
import { expectEvents } from '@/lib/db/expect-events';
import { listDueSites } from '@/lib/db/judged-sites';
import { insertRecovery, updateRecovery } from '@/lib/db/recoveries';
import { defaultNoticePolicy } from '@/lib/events/notice-policy';
import { buildCertificate } from '@/lib/testing/build-observation';
import { off, playRecovery, recoveryStart, renewed } from '@/lib/testing/build-recovery';
import { createNoticeWorld, dayMs, minuteMs } from '@/lib/testing/notice-world';
import type { NoticeWorld, ScriptedLook } from '@/lib/testing/notice-world';

import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';

import { acknowledgeEvent } from './acknowledge-event';
import { judgeWatch } from './judge-watch';
import { addChannel as saveChannel } from './save-channel';
import type { ChannelChoice } from './save-channel';
import { savePolicy } from './save-policy';
import { snoozeEvent } from './snooze-event';

const actor = { personId: null, signature: 'owner@example.jp' };
const owner = { by: actor, scope: null };
/** Noon in Tokyo. */
const start = new Date('2026-11-21T03:00:00Z');
let world: NoticeWorld;

beforeEach(async () => {
  world = await createNoticeWorld(start);
  await world.addChannel('all');
});
afterEach(() => world[Symbol.asyncDispose]());

function certificateOf(site: string, daysLeft: number, days = 90) {
  const notBefore = new Date(start.getTime() - (days - daysLeft) * dayMs);
  return buildCertificate({ names: [site], notBefore, notAfter: new Date(notBefore.getTime() + days * dayMs) });
}

async function look(...looks: ScriptedLook[]): Promise<void> {
  await world.look(looks);
  await world.settle();
}

/** What was told since the last time, as "channel site kind rule". */
function takeTold(): string[] {
  const told = world.told.splice(0).map(({ channelId, site, kind, rule }) => `${channelId} ${site} ${kind} ${rule}`);
  return told.sort();
}

async function pass(ms: number): Promise<void> {
  world.advance(ms);
  await world.settle();
}

/** Three failing looks, as the scheduler takes them. */
async function fail(sites: readonly string[], options: Partial<ScriptedLook> = {}): Promise<void> {
  for (const ms of [0, minuteMs, 5 * minuteMs]) {
    world.advance(ms);
    await look(...sites.map((site) => ({ site, certificate: null, problem: 'refused' as const, ...options })));
  }
}

describe('a certificate that comes to its end', () => {
  it('is told half a minute after it is known, and once', async () => {
    await world.addSite('a.example');
    await look({ site: 'a.example', certificate: certificateOf('a.example', 18) });
    expect(takeTold()).toEqual([]);
    await pass(29_999);
    expect(takeTold()).toEqual([]);
    await pass(1);
    expect(takeTold()).toEqual(['all a.example renewal-overdue opened']);
    await look({ site: 'a.example', certificate: certificateOf('a.example', 18) });
    await pass(minuteMs);
    expect(takeTold()).toEqual([]);
  });

  it('that is not told, since a worse step has taken its place in the quiet hours, is told by that alone', async () => {
    await world.addSite('a.example');
    world.setClock(new Date('2026-11-21T14:00:00Z'));
    await look({ site: 'a.example', certificate: certificateOf('a.example', 20.5) });
    const policy = {
      ...defaultNoticePolicy,
      lead: { ...defaultNoticePolicy.lead, urgent: { unit: 'days', days: 25 } },
    } as const;
    await pass(minuteMs);
    await savePolicy(world.notifier, actor, { kind: 'site', siteId: 'a.example' }, policy);
    await pass(minuteMs);
    world.setClock(new Date('2026-11-21T22:00:00Z'));
    await world.settle();
    expect(takeTold()).toEqual(['all a.example urgent opened']);
  });

  it('is repeated after three days, not after somebody is at it, and not before a pause is over', async () => {
    for (const site of ['a.example', 'b.example', 'c.example']) {
      await world.addSite(site);
      await look({ site, certificate: certificateOf(site, 19) });
    }
    await pass(minuteMs);
    expect(takeTold()).toHaveLength(3);
    const events = await world.db.event.findMany({ orderBy: { id: 'asc' } });
    expect(await acknowledgeEvent(world.notifier, owner, events[1]?.id ?? 0)).toBe(true);
    expect(await snoozeEvent(world.notifier, owner, { eventId: events[2]?.id ?? 0, days: 5 })).toBe(true);
    expect(await acknowledgeEvent(world.notifier, { by: actor, scope: [] }, events[0]?.id ?? 0)).toBe(false);
    await pass(3 * dayMs);
    await pass(minuteMs);
    expect(takeTold()).toEqual(['all a.example renewal-overdue reminder']);
    await pass(2 * dayMs);
    await pass(minuteMs);
    expect(takeTold()).toEqual(['all c.example renewal-overdue reminder']);
    const acts = await world.db.auditEntry.findMany({ select: { act: true, subjectName: true } });
    expect(acts).toEqual([
      { act: 'event-acknowledged', subjectName: 'b.example' },
      { act: 'event-snoozed', subjectName: 'c.example' },
    ]);
  });
});

describe('a renewal that is not told by itself', () => {
  it('is told as the end of what was told of the old certificate, over the channels that were told of it', async () => {
    const untold = { ...defaultNoticePolicy, told: { ...defaultNoticePolicy.told, renewed: false } };
    await savePolicy(world.notifier, actor, { kind: 'all' }, untold);
    await world.addSite('a.example');
    await look({ site: 'a.example', certificate: certificateOf('a.example', 18) });
    await pass(30_000);
    await world.addChannel('late');
    expect(takeTold()).toEqual(['all a.example renewal-overdue opened']);
    await look({ site: 'a.example', certificate: certificateOf('a.example', 90) });
    await pass(30_000);
    expect(takeTold()).toEqual(['all a.example renewal-overdue closed']);
  });

  it('waits for the name that still shows the old certificate', async () => {
    await world.addSite('a.example', { hosts: ['a.example', 'www.a.example'] });
    const names = ['a.example', 'www.a.example'];
    const notBefore = new Date(start.getTime() - 72 * dayMs);
    await look({ site: 'a.example', certificate: buildCertificate({ names, notBefore }) });
    await pass(30_000);
    expect(takeTold()).toEqual(['all a.example renewal-overdue opened']);
    const renewedOne = { site: 'a.example', certificate: buildCertificate({ names, notBefore: start }) };
    await look({ ...renewedOne, host: 'a.example' });
    await pass(minuteMs);
    expect(takeTold()).toEqual([]);
    await look(renewedOne);
    await pass(30_000);
    expect(takeTold()).toEqual(['all a.example renewed opened']);
    expect(await world.db.event.count({ where: { closedAt: null } })).toBe(0);
  });
});

it('a server that shows a fresh certificate at every look is told of once a week, and read no further back than needed', async () => {
  await world.addSite('a.example');
  const days: string[] = [];
  for (let looks = 0; looks < 90; looks += 1) {
    const notBefore = new Date(world.now().getTime() - minuteMs);
    await look({ site: 'a.example', certificate: buildCertificate({ names: ['a.example'], notBefore }) });
    await pass(4 * 60 * minuteMs);
    days.push(...takeTold().map((line) => `${Math.floor(looks / 6)} ${line}`));
  }
  const line = 'all a.example certificate-changed opened';
  expect(days).toEqual([`0 ${line}`, `7 ${line}`, `14 ${line}`]);
  const [due] = await world.db.$transaction(async (tx) => {
    await expectEvents(tx, ['a.example'], world.now());
    return listDueSites(tx, world.now(), 1);
  });
  expect(due?.site.endpoints[0]?.sightings.length).toBe(64);
  expect(due?.site.endpoints[0]?.sightings.at(-1)?.certificate.notBefore).toEqual(
    new Date(world.now().getTime() - 4 * 60 * minuteMs - minuteMs),
  );
});

describe('a failure', () => {
  it('is told after the third look, at night too, and its end to whoever was told of it', async () => {
    await world.addSite('a.example');
    await look({ site: 'a.example', certificate: certificateOf('a.example', 80) });
    world.setClock(new Date('2026-11-21T16:00:00Z'));
    await fail(['a.example']);
    await world.addChannel('late');
    await pass(30_000);
    expect(takeTold()).toEqual(['all a.example unreachable opened']);
    await look({ site: 'a.example', certificate: certificateOf('a.example', 80) });
    await pass(30_000);
    expect(takeTold()).toEqual(['all a.example unreachable closed']);
  });

  it('that began and ended in the quiet hours is told by its end alone', async () => {
    await world.addSite('a.example');
    const certificate = certificateOf('a.example', 80);
    await look({ site: 'a.example', certificate });
    world.setClock(new Date('2026-11-21T16:00:00Z'));
    await fail(['a.example'], { certificate, problem: undefined, isChainMissing: true });
    await pass(60 * minuteMs);
    await look({ site: 'a.example', certificate });
    await pass(60 * minuteMs);
    expect(takeTold()).toEqual([]);
    world.setClock(new Date('2026-11-21T22:00:00Z'));
    await world.settle();
    expect(takeTold()).toEqual(['all a.example problem closed']);
  });

  it('that comes back in the quiet hours, before it was told at all, is told', async () => {
    await world.addSite('a.example');
    const certificate = certificateOf('a.example', 80);
    await look({ site: 'a.example', certificate });
    world.setClock(new Date('2026-11-21T16:00:00Z'));
    const broken = { certificate, problem: undefined, isChainMissing: true };
    await fail(['a.example'], broken);
    await look({ site: 'a.example', certificate });
    await pass(60 * minuteMs);
    await fail(['a.example'], broken);
    world.setClock(new Date('2026-11-21T22:00:00Z'));
    await world.settle();
    expect(takeTold()).toEqual(['all a.example problem opened']);
  });

  it('that comes again after its end was told is told anew, whoever was at it before, and is repeated', async () => {
    await world.addSite('a.example');
    const certificate = certificateOf('a.example', 80);
    await look({ site: 'a.example', certificate });
    await fail(['a.example']);
    await pass(30_000);
    expect(await acknowledgeEvent(world.notifier, owner, (await world.db.event.findFirstOrThrow()).id)).toBe(true);
    await look({ site: 'a.example', certificate });
    await pass(30_000);
    expect(takeTold()).toEqual(['all a.example unreachable closed', 'all a.example unreachable opened']);
    await fail(['a.example']);
    await pass(30_000);
    expect(takeTold()).toEqual([]);
    expect(await world.db.event.findMany({ where: { closedAt: null }, select: { acknowledgedAt: true } })).toEqual([
      { acknowledgedAt: null },
    ]);
    await pass(60 * minuteMs);
    await pass(30_000);
    expect(takeTold()).toEqual(['all a.example unreachable opened']);
    await pass(dayMs);
    await pass(30_000);
    expect(takeTold()).toEqual(['all a.example unreachable reminder']);
    await look({ site: 'a.example', certificate });
    await pass(30_000);
    expect(takeTold()).toEqual(['all a.example unreachable closed']);
  });

  it('that came back before its end was told is told by its end, once it is over', async () => {
    await world.addSite('a.example');
    const certificate = certificateOf('a.example', 80);
    await look({ site: 'a.example', certificate });
    const broken = { certificate, problem: undefined, isChainMissing: true };
    await fail(['a.example'], broken);
    await pass(30_000);
    world.setClock(new Date('2026-11-21T14:00:00Z'));
    await look({ site: 'a.example', certificate });
    await fail(['a.example'], broken);
    world.setClock(new Date('2026-11-21T22:00:00Z'));
    await world.settle();
    expect(takeTold()).toEqual(['all a.example problem opened']);
    await look({ site: 'a.example', certificate });
    await pass(minuteMs);
    expect(takeTold()).toEqual(['all a.example problem closed']);
  });

  it('that came back while the message of its end did not get through goes on without a word, until it is over', async () => {
    await world.addSite('a.example');
    const certificate = certificateOf('a.example', 80);
    await look({ site: 'a.example', certificate });
    const broken = { certificate, problem: undefined, isChainMissing: true };
    await fail(['a.example'], broken);
    await pass(30_000);
    expect(takeTold()).toEqual(['all a.example problem opened']);
    const trouble = { kind: 'failed', failure: 'trouble', detail: '500', retryAfterMs: null } as const;
    world.outcomes.set('all', () => Promise.resolve(trouble));
    await look({ site: 'a.example', certificate });
    await pass(30_000);
    expect(await world.db.delivery.count({ where: { state: 'waiting' } })).toBe(1);
    await fail(['a.example'], broken);
    world.outcomes.clear();
    await pass(60 * minuteMs);
    expect(takeTold()).toEqual([]);
    expect(await world.db.event.findMany({ select: { closedAt: true } })).toEqual([{ closedAt: null }]);
    await look({ site: 'a.example', certificate });
    await pass(30_000);
    expect(takeTold()).toEqual(['all a.example problem closed']);
  });

  it('of a site that is paused ends without a word', async () => {
    await world.addSite('a.example');
    await look({ site: 'a.example', certificate: certificateOf('a.example', 80) });
    await fail(['a.example']);
    await world.db.site.updateMany({ data: { pausedAt: world.now(), eventsAt: world.now() } });
    await pass(minuteMs);
    expect(takeTold()).toEqual([]);
    expect(await world.db.event.findMany({ select: { outcome: true } })).toEqual([{ outcome: 'dropped' }]);
  });
});

describe('a site that is paused and watched again', () => {
  async function pauseFor(ms: number): Promise<void> {
    await world.db.site.updateMany({ data: { pausedAt: world.now(), eventsAt: world.now() } });
    await world.settle();
    await pass(ms);
    await world.db.site.updateMany({ data: { pausedAt: null, eventsAt: world.now() } });
    await world.settle();
  }

  it('goes on with what still holds: told if it was not yet, and repeated', async () => {
    await world.addSite('a.example');
    const certificate = certificateOf('a.example', 18);
    await look({ site: 'a.example', certificate });
    await pauseFor(60 * minuteMs);
    expect(await world.db.event.findMany({ select: { kind: true, closedAt: true } })).toEqual([
      { kind: 'renewal-overdue', closedAt: null },
    ]);
    await pass(minuteMs);
    expect(takeTold()).toEqual(['all a.example renewal-overdue opened']);
    await pauseFor(dayMs);
    await look({ site: 'a.example', certificate });
    await pass(15 * minuteMs);
    expect(takeTold()).toEqual([]);
    await pass(2 * dayMs);
    await pass(minuteMs);
    expect(takeTold()).toEqual(['all a.example renewal-overdue reminder']);
  });

  it('goes on with an expired certificate however long it was paused', async () => {
    await world.addSite('a.example');
    await look({ site: 'a.example', certificate: certificateOf('a.example', -1) });
    await pauseFor(7 * 60 * minuteMs);
    await pass(minuteMs);
    expect(takeTold()).toEqual(['all a.example blocked opened']);
    expect(await world.db.event.count()).toBe(1);
    await pauseFor(4 * 60 * minuteMs);
    await pass(minuteMs);
    expect(takeTold()).toEqual([]);
    expect(await world.db.event.count({ where: { closedAt: null } })).toBe(1);
  });
});

describe('a site that is deleted and restored, or a name that is unticked and ticked', () => {
  const statusRules = { urgency: defaultUrgencyPolicy, staleAfterMs: dayMs / 2 };

  it('goes on with what still holds, without telling it twice, and ends when it is over', async () => {
    await world.addSite('a.example');
    const late = certificateOf('a.example', 18);
    await look({ site: 'a.example', certificate: late });
    await fail(['a.example']);
    await pass(30_000);
    expect(takeTold()).toEqual(['all a.example renewal-overdue opened', 'all a.example unreachable opened']);
    await storeDeleted(world.db, actor, 'a.example', world.now());
    await pass(minuteMs);
    expect(await world.db.event.count({ where: { closedAt: null } })).toBe(0);
    await storeRestored(world.db, actor, 'a.example', statusRules, world.now());
    await pass(minuteMs);
    expect(takeTold()).toEqual([]);
    const kinds = async () =>
      (await world.db.event.findMany({ where: { closedAt: null }, select: { kind: true } })).map(({ kind }) => kind);
    expect((await kinds()).sort()).toEqual(['renewal-overdue', 'unreachable']);
    await look({ site: 'a.example', certificate: late });
    await pass(30_000);
    expect(takeTold()).toEqual(['all a.example unreachable closed']);
    expect(await kinds()).toEqual(['renewal-overdue']);
  });

  it('that is unticked takes its matter with it, and brings it back when it is ticked and still fails', async () => {
    const names = ['a.example', 'www.a.example'];
    await world.addSite('a.example', { hosts: names });
    const notBefore = new Date(start.getTime() - 10 * dayMs);
    const certificate = buildCertificate({ names, notBefore });
    await look({ site: 'a.example', certificate });
    await fail(['a.example'], { host: 'www.a.example' });
    await pass(30_000);
    expect(takeTold()).toEqual(['all a.example unreachable opened']);
    const tick = (isWatched: boolean) =>
      storeWatched(world.db, actor, 'www.a.example', isWatched, statusRules, world.now());
    expect(await tick(false)).toBe('set');
    await look({ site: 'a.example', host: 'a.example', certificate });
    await pass(30_000);
    expect(takeTold()).toEqual(['all a.example unreachable closed']);
    await pass(60 * minuteMs);
    expect(await tick(true)).toBe('set');
    await fail(['a.example'], { host: 'www.a.example' });
    await pass(30_000);
    expect(takeTold()).toEqual(['all a.example unreachable opened']);
    expect(await world.db.event.count({ where: { closedAt: null } })).toBe(1);
  });
});

describe('a channel that is set up when something is the matter already', () => {
  const choice = {
    name: '',
    locale: 'ja',
    tellsAll: true,
    tagIds: [],
    typed: { url: 'https://hooks.example.jp/x', secret: 'a-secret-long-enough' },
  } as const;

  async function setUp(more: Partial<ChannelChoice> = {}): Promise<string> {
    const saved = await saveChannel(world.notifier, actor, 'webhook', { ...choice, ...more });
    if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
    return saved.channelId;
  }

  it('tells what still holds, once, as one message when it is much, and nothing of what is over or not to be told', async () => {
    await world.db.channel.deleteMany();
    const sites = [
      'a.example',
      'b.example',
      'c.example',
      'd.example',
      'well.example',
      'paused.example',
      'over.example',
    ];
    for (const site of sites) await world.addSite(site, { tags: site === 'a.example' ? ['mine'] : [] });
    const late = sites.filter((site) => site !== 'well.example');
    await look(...late.map((site) => ({ site, certificate: certificateOf(site, 18) })));
    await look({ site: 'over.example', certificate: certificateOf('over.example', 90) });
    await world.db.site.updateMany({ where: { id: 'paused.example' }, data: { pausedAt: world.now() } });
    await pass(minuteMs);
    const all = await setUp();
    await pass(30_000);
    expect(new Set(world.told.map(({ messageId }) => messageId)).size).toBe(1);
    expect(takeTold()).toEqual(['a', 'b', 'c', 'd'].map((site) => `${all} ${site}.example renewal-overdue opened`));
    const mine = await setUp({ tellsAll: false, tagIds: ['mine'] });
    await pass(30_000);
    expect(takeTold()).toEqual([`${mine} a.example renewal-overdue opened`]);
    const untold = { ...defaultNoticePolicy, told: { ...defaultNoticePolicy.told, 'renewal-overdue': false } };
    await savePolicy(world.notifier, actor, { kind: 'all' }, untold);
    await setUp();
    await pass(30_000);
    expect(takeTold()).toEqual([]);
  });

  it('tells an outage, not each of its sites, unless it tells of some sites only', async () => {
    const sites = ['a.example', 'b.example', 'c.example'];
    const address = '192.0.2.99';
    for (const site of sites) await world.addSite(site, { tags: site === 'a.example' ? ['mine'] : [] });
    await look(...sites.map((site) => ({ site, certificate: certificateOf(site, 80), address })));
    await fail(sites, { address });
    await pass(30_000);
    takeTold();
    const all = await setUp();
    const mine = await setUp({ tellsAll: false, tagIds: ['mine'] });
    await pass(30_000);
    expect(takeTold()).toEqual([`${all} ${address} outage opened`, `${mine} a.example unreachable opened`].sort());
  });
});

describe('who is told', () => {
  it('is every channel for all, those of its tags, and the devices of people who may see it', async () => {
    await world.addSite('shop.example', { tags: ['shops'] });
    await world.addSite('blog.example', { tags: ['blogs'] });
    await world.addChannel('shops', { tags: ['shops'] });
    await world.addChannel('paused');
    await world.db.channel.updateMany({ where: { id: 'paused' }, data: { pausedAt: start } });
    for (const [id, seesAll] of [
      ['guest', false],
      ['boss', true],
    ] as const) {
      const times = { createdAt: start, updatedAt: start };
      await world.db.user.create({
        data: { id, name: id, email: `${id}@example.jp`, emailVerified: true, role: 'viewer', seesAll, ...times },
      });
      await world.addChannel(`phone of ${id}`);
      await world.db.channel.updateMany({ where: { id: `phone of ${id}` }, data: { userId: id } });
    }
    await world.db.sharedTag.create({ data: { userId: 'guest', tagId: 'blogs' } });
    await look(
      { site: 'shop.example', certificate: certificateOf('shop.example', 5) },
      { site: 'blog.example', certificate: certificateOf('blog.example', 5) },
    );
    await pass(minuteMs);
    expect(takeTold()).toEqual([
      'all blog.example urgent opened',
      'all shop.example urgent opened',
      'phone of boss blog.example urgent opened',
      'phone of boss shop.example urgent opened',
      'phone of guest blog.example urgent opened',
      'shops shop.example urgent opened',
    ]);
  });

  it('depends on the site’s own policy, else on that of the first of its tags that has one, else on that for all', async () => {
    const untold = { ...defaultNoticePolicy, told: { ...defaultNoticePolicy.told, urgent: false } };
    await world.addSite('own.example', { tags: ['b', 'a'] });
    await world.addSite('tagged.example', { tags: ['b', 'a'] });
    await world.addSite('plain.example');
    await savePolicy(world.notifier, actor, { kind: 'all' }, untold);
    await savePolicy(world.notifier, actor, { kind: 'tag', tagId: 'b' }, untold);
    await savePolicy(world.notifier, actor, { kind: 'tag', tagId: 'a' }, defaultNoticePolicy);
    await savePolicy(world.notifier, actor, { kind: 'site', siteId: 'own.example' }, untold);
    expect(await savePolicy(world.notifier, actor, { kind: 'site', siteId: 'gone' }, untold)).toBe(false);
    const sites = ['own.example', 'tagged.example', 'plain.example'];
    await look(...sites.map((site) => ({ site, certificate: certificateOf(site, 5) })));
    await pass(minuteMs);
    expect(takeTold()).toEqual(['all tagged.example urgent opened']);
    expect(await world.db.event.count()).toBe(3);
  });
});

describe('many sites of one host', () => {
  const sites = ['a.example', 'b.example', 'c.example', 'd.example'];
  const address = '192.0.2.99';

  beforeEach(async () => {
    for (const site of sites) await world.addSite(site, { tags: site === 'a.example' ? ['mine'] : [] });
    await look(...sites.map((site) => ({ site, certificate: certificateOf(site, 80), address })));
  });

  it('that go down at once are one event, which is told once and ends with the last of them', async () => {
    await world.addChannel('mine', { tags: ['mine'] });
    await fail(sites.slice(0, 3), { address });
    await pass(30_000);
    expect(takeTold()).toEqual([`all ${address} outage opened`, 'mine a.example unreachable opened']);
    await fail(['d.example'], { address });
    await pass(30_000);
    expect(takeTold()).toEqual([]);
    const outage = await world.db.event.findFirstOrThrow({ where: { kind: 'outage' }, include: { children: true } });
    expect(outage.children).toHaveLength(4);
    expect(JSON.parse(outage.facts)).toMatchObject({ place: address, siteCount: 4, siteNames: sites });
    await pass(dayMs);
    await judgeWatch(world.db, dayMs, world.now());
    await pass(minuteMs);
    expect(takeTold()).toEqual([`all ${address} outage reminder`, 'mine a.example unreachable reminder']);
    await look(...sites.slice(1).map((site) => ({ site, certificate: certificateOf(site, 80), address })));
    await pass(minuteMs);
    expect(takeTold()).toEqual([]);
    await look({ site: 'a.example', certificate: certificateOf('a.example', 80), address });
    await pass(minuteMs);
    expect(takeTold()).toEqual([`all ${address} outage closed`, 'mine a.example unreachable closed']);
  });

  it('are told each by itself over a channel that was set up when the event had been told', async () => {
    await fail(sites.slice(0, 3), { address });
    await pass(30_000);
    await world.addChannel('late');
    expect(takeTold()).toEqual([`all ${address} outage opened`]);
    await fail(['d.example'], { address });
    await pass(30_000);
    expect(takeTold()).toEqual(['late d.example unreachable opened']);
  });

  it('are told each by itself when they go down again after the end of the outage was told', async () => {
    await fail(sites, { address });
    await pass(30_000);
    await look(...sites.map((site) => ({ site, certificate: certificateOf(site, 80), address })));
    await pass(30_000);
    expect(takeTold()).toEqual([`all ${address} outage closed`, `all ${address} outage opened`]);
    await fail(['a.example'], { address });
    await pass(60 * minuteMs);
    await pass(30_000);
    expect(takeTold()).toEqual(['all a.example unreachable opened']);
    await pass(dayMs);
    await pass(30_000);
    expect(takeTold()).toEqual(['all a.example unreachable reminder']);
  });

  it('are not one event when most of its sites are well', async () => {
    for (const site of ['e.example', 'f.example', 'g.example']) {
      await world.addSite(site);
      await look({ site, certificate: certificateOf(site, 80), address });
    }
    await fail(sites.slice(0, 3), { address });
    await pass(30_000);
    expect(takeTold()).toHaveLength(3);
    expect(await world.db.event.count({ where: { kind: 'outage' } })).toBe(0);
  });
});

describe('a recovery', () => {
  /** A recovery of the site as far as it has come, stored as its watch stores it. */
  async function storeRecovery(play: ReturnType<typeof playRecovery>, version: number): Promise<void> {
    const { state } = play;
    const seen = { recoveryId: 'r', siteId: 'a.example', version, practice: null };
    const change = { state, events: play.events, nextLookAt: null, press: null, endedBy: null };
    expect(await updateRecovery(world.db, seen, change, world.now())).toBe(true);
  }

  it('tells at once, at night too, when ON can be pressed, and when it is proved: not the renewal besides', async () => {
    await world.addSite('a.example');
    world.setClock(new Date(recoveryStart.getTime() - 60 * minuteMs));
    const notBefore = new Date(recoveryStart.getTime() - 75 * dayMs);
    await look({ site: 'a.example', certificate: buildCertificate({ names: ['a.example'], notBefore }) });
    await world.db.notice.deleteMany();
    world.setClock(recoveryStart);
    const play = playRecovery();
    const recovery = { recoveryId: 'r', siteId: 'a.example', state: play.state, nextLookAt: recoveryStart, by: actor };
    await insertRecovery(world.db, recovery, world.now());
    play.claim('go-on');
    play.claim('go-on');
    play.claim('pressed');
    play.see(off);
    expect(play.state.step).toBe('switch-on');
    world.setClock(play.now());
    await storeRecovery(play, 0);
    await fail(['a.example']);
    expect(takeTold()).toEqual(['all a.example recovery-on-ready opened']);
    play.wait(40);
    play.claim('pressed');
    play.see(renewed);
    world.setClock(play.now());
    const next = buildCertificate({ names: ['a.example'], notBefore: world.now() });
    await look({ site: 'a.example', certificate: next });
    play.wait(1);
    play.see(renewed);
    expect(play.state.outcome).toBe('proved');
    world.setClock(play.now());
    await storeRecovery(play, 1);
    await pass(0);
    expect(takeTold()).toEqual(['all a.example recovery-proved opened']);
    await pass(12 * 60 * minuteMs);
    expect(takeTold()).toEqual([]);
    expect(await world.db.event.count({ where: { closedAt: null } })).toBe(0);
  });

  it('that is planned is announced half an hour before, and what is planned for a deleted site is not', async () => {
    const plan = { startsAt: new Date(start.getTime() + 60 * minuteMs), minutes: 60, createdAt: start, createdBy: '' };
    for (const site of ['a.example', 'b.example']) {
      await world.addSite(site);
      await world.db.recoveryPlan.create({ data: { id: site, siteId: site, ...plan } });
    }
    await storeDeleted(world.db, actor, 'b.example', start);
    await expectEvents(world.db, ['a.example', 'b.example'], start);
    await world.settle();
    await pass(30 * minuteMs - 1);
    expect(takeTold()).toEqual([]);
    await pass(1);
    expect(takeTold()).toEqual(['all a.example recovery-planned opened']);
  });
});

describe('the watch itself', () => {
  it('tells once that it had no network, when it has one again', async () => {
    await world.addSite('a.example');
    const certificate = certificateOf('a.example', 80);
    await look({ site: 'a.example', certificate });
    for (let looks = 0; looks < 3; looks += 1) {
      world.advance(minuteMs);
      await look({ site: 'a.example', certificate: null, problem: 'offline' });
      await judgeWatch(world.db, dayMs, world.now());
    }
    expect(await world.db.event.findMany({ select: { kind: true, closedAt: true } })).toEqual([
      { kind: 'offline', closedAt: null },
    ]);
    await pass(5 * minuteMs);
    await look({ site: 'a.example', certificate });
    await judgeWatch(world.db, dayMs, world.now());
    await pass(minuteMs);
    expect(takeTold()).toEqual(['all  offline closed']);
  });

  it('tells once that it stood still, with since when', async () => {
    await world.addSite('a.example');
    const hourMs = 60 * minuteMs;
    const since = world.now();
    await judgeWatch(world.db, hourMs, since);
    world.advance(2 * hourMs);
    await judgeWatch(world.db, hourMs, world.now());
    await judgeWatch(world.db, hourMs, world.now());
    expect(await world.db.event.count()).toBe(0);
    world.advance(2 * hourMs + 1);
    await judgeWatch(world.db, hourMs, world.now());
    await judgeWatch(world.db, hourMs, world.now());
    await pass(minuteMs);
    expect(takeTold()).toEqual(['all  offline opened']);
    const event = await world.db.event.findFirstOrThrow();
    const facts: unknown = JSON.parse(event.facts);
    expect(facts).toEqual({ cause: 'stood-still', since: new Date(since.getTime() + 2 * hourMs).toISOString() });
  });
});
