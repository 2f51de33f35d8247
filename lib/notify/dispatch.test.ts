import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { pauseChannel, replaceChannel } from '@/lib/db/channels';
import { claimDelivery } from '@/lib/db/claim-delivery';
import { gatherNotices } from '@/lib/db/gather-notices';
import { listDeadDeliveries, listDeliveries } from '@/lib/db/list-deliveries';
import { storePolicy } from '@/lib/db/notice-policies';
import { openDatabase } from '@/lib/db/open-database';
import { defaultNoticePolicy } from '@/lib/events/notice-policy';
import { buildCertificate } from '@/lib/testing/build-observation';
import { createNoticeWorld, createTestNotifier, dayMs, minuteMs } from '@/lib/testing/notice-world';
import type { NoticeWorld } from '@/lib/testing/notice-world';

import { composeDelivery } from './compose-delivery';
import type { Send } from './deliver';
import { dismissDelivery } from './dismiss-delivery';
import { createDispatcher, leaseMs, longestPauseMs } from './dispatch';
import { resendDelivery } from './resend-delivery';
import { saveWeekly } from './save-weekly';
import type { SendOutcome } from './send-outcome';
import { testChannel } from './test-channel';
import { findWeeklyInstant, planWeekly } from './weekly';

/** Noon in Tokyo. */
const start = new Date('2026-11-21T03:00:00Z');
const hourMs = 60 * minuteMs;
let world: NoticeWorld;

beforeEach(async () => {
  world = await createNoticeWorld(start);
});
afterEach(() => world[Symbol.asyncDispose]());

const failed = (
  failure: 'trouble' | 'too-often' | 'used-up' | 'gone',
  retryAfterMs: number | null = null,
): SendOutcome => ({
  ...{ kind: 'failed', failure, detail: '500', retryAfterMs },
});

const refusedSome = { kind: 'failed', failure: 'refused-some', detail: '1 of 3', retryAfterMs: null } as const;
const by = { personId: null, signature: 'owner@example.jp' };

/** So many sites have something that is told now. */
async function seedNotices(count: number, prefix = 'site'): Promise<void> {
  const sites = Array.from({ length: count }, (_, index) => `${prefix}-${index}.example`);
  const notBefore = new Date(start.getTime() - 72 * dayMs);
  for (const site of sites) await world.addSite(site);
  await world.look(sites.map((site) => ({ site, certificate: buildCertificate({ names: [site], notBefore }) })));
  await world.settle();
  world.advance(minuteMs);
}

/** How many messages have arrived over a channel. */
function countMessages(channelId: string): number {
  return new Set(world.told.filter((one) => one.channelId === channelId).map(({ messageId }) => messageId)).size;
}

describe('notices become messages', () => {
  it('each by itself up to three, and one for all when there are more', async () => {
    await world.addChannel('a');
    await seedNotices(3);
    await world.settle();
    expect([countMessages('a'), world.told.length]).toEqual([3, 3]);
    await seedNotices(4, 'more');
    await world.settle();
    expect([countMessages('a'), world.told.length]).toEqual([4, 7]);
  });

  it('that two processes on one database send once, however they overlap', async () => {
    for (const channel of ['a', 'b', 'c']) await world.addChannel(channel);
    await seedNotices(3);
    const second = openDatabase(world.file);
    const sent: string[] = [];
    const send: Send = (_, { idempotencyKey }) => {
      sent.push(idempotencyKey);
      return Promise.resolve({ kind: 'sent' });
    };
    const dispatchers = [world.db, second].map((db) => {
      const notifier = createTestNotifier(db, world.now, (error) => world.bugs.push(error));
      return createDispatcher(notifier, { send, compose: (one, now) => composeDelivery(notifier, one, now) });
    });
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(dispatchers.map((dispatcher) => dispatcher.pass()));
      await Promise.all(dispatchers.map((dispatcher) => dispatcher.whenIdle()));
    }
    await second.$disconnect();
    expect(sent).toHaveLength(9);
    expect(new Set(sent).size).toBe(9);
    expect(world.bugs).toEqual([]);
  });

  it('again under the same key when the process that was sending has died', async () => {
    await world.addChannel('a');
    await seedNotices(1);
    const terms = { token: 'of a process that dies', now: world.now(), leaseMs, longestPauseMs };
    await gatherNotices(world.db, world.now());
    const left = await claimDelivery(world.db, 'a', terms);
    await world.settle();
    expect(world.told).toEqual([]);
    world.advance(leaseMs);
    await world.settle();
    expect(world.told.map(({ messageId }) => messageId)).toEqual([left?.deliveryId]);
  });

  it('not over a channel that was paused meanwhile', async () => {
    await world.addChannel('a');
    await seedNotices(2);
    await world.db.channel.updateMany({ data: { pausedAt: world.now() } });
    await world.settle();
    await world.db.channel.updateMany({ data: { pausedAt: null } });
    await world.settle();
    expect(world.told).toEqual([]);
  });
});

describe('what waits for a service in trouble is not told any more', () => {
  const heal = () => {
    world.outcomes.clear();
    world.advance(2 * hourMs);
    return world.settle();
  };
  const states = async () => (await world.db.delivery.findMany({ orderBy: { id: 'asc' } })).map(({ state }) => state);

  async function seedFailing(): Promise<void> {
    world.outcomes.set('a', () => Promise.resolve(failed('trouble')));
    await seedNotices(1);
    await world.settle();
    expect(await states()).toEqual(['waiting']);
  }

  it.each([
    ['when it is over', () => world.db.event.updateMany({ data: { closedAt: world.now(), outcome: 'recovered' } })],
    ['when its site is paused', () => world.db.site.updateMany({ data: { pausedAt: start } })],
    ['when its site is deleted', () => world.db.site.updateMany({ data: { deletedAt: start } })],
    [
      'when the policy tells no such thing any more',
      () => {
        const told = { ...defaultNoticePolicy.told, 'renewal-overdue': false };
        return storePolicy(world.db, { kind: 'all' }, { ...defaultNoticePolicy, told }, start);
      },
    ],
    ['when the channel tells of other sites alone', () => world.db.channel.updateMany({ data: { tellsAll: false } })],
    [
      'when the channel was paused meanwhile',
      async () => {
        await pauseChannel(world.db, 'a', true, by, world.now());
        await pauseChannel(world.db, 'a', false, by, world.now());
      },
    ],
  ])('%s', async (_, change) => {
    await world.addChannel('a');
    await seedFailing();
    await change();
    await heal();
    expect(world.told).toEqual([]);
    expect(await states()).toEqual(['withdrawn']);
    expect(await world.db.notice.findMany({ select: { state: true } })).toEqual([{ state: 'withdrawn' }]);
    expect(await listDeadDeliveries(world.db)).toEqual([]);
  });

  it('when the person whose device it is may not see the site any more', async () => {
    const person = { name: 'p', email: 'p@example.jp', emailVerified: true, role: 'viewer', seesAll: true };
    await world.db.user.create({ data: { id: 'p', ...person, createdAt: start, updatedAt: start } });
    await world.addChannel('a', { kind: 'web-push' });
    await world.db.channel.updateMany({ data: { userId: 'p' } });
    await seedFailing();
    await world.db.user.updateMany({ data: { seesAll: false } });
    await heal();
    expect([world.told, await states()]).toEqual([[], ['withdrawn']]);
  });

  it('and the rest of a digest is', async () => {
    await world.addChannel('a');
    world.outcomes.set('a', () => Promise.resolve(failed('trouble')));
    await seedNotices(5);
    await world.settle();
    await world.db.site.updateMany({ where: { id: { not: 'site-3.example' } }, data: { pausedAt: start } });
    await heal();
    expect(world.told.map(({ site }) => site)).toEqual(['site-3.example']);
    expect(await states()).toEqual(['sent']);
  });
});

describe('a channel in trouble', () => {
  it('for six hours, whatever it answers, holds up no other, and what waited arrives', async () => {
    const silent: (() => void)[] = [];
    for (const channel of ['500', '429', 'silent', 'works']) await world.addChannel(channel);
    let asked = 0;
    world.outcomes.set('500', () => Promise.resolve(failed('trouble')));
    world.outcomes.set('429', () => {
      asked += 1;
      return Promise.resolve(failed('too-often', 2 * hourMs));
    });
    world.outcomes.set(
      'silent',
      () =>
        new Promise((resolve) => {
          silent.push(() => resolve({ kind: 'failed', failure: 'unreachable', detail: '', retryAfterMs: null }));
        }),
    );
    await seedNotices(1);
    const settled = world.settle();
    await expect.poll(() => countMessages('works')).toBe(1);
    await expect.poll(() => silent.length).toBe(1);
    for (const answer of silent) answer();
    world.outcomes.set('silent', () => Promise.resolve(failed('trouble')));
    await settled;
    for (let minutes = 0; minutes < 6 * 60; minutes += 15) {
      world.advance(15 * minuteMs);
      await world.settle();
    }
    expect(asked).toBe(4);
    const broken = await world.db.channel.findUniqueOrThrow({ where: { id: '500' } });
    expect(broken).toMatchObject({ failure: 'trouble', workedAt: null });
    expect(broken.failingSince).toEqual(new Date(start.getTime() + minuteMs));
    world.outcomes.clear();
    world.advance(2 * hourMs);
    await world.settle();
    expect(['500', '429', 'silent', 'works'].map(countMessages)).toEqual([1, 1, 1, 1]);
    const whole = await world.db.channel.findUniqueOrThrow({ where: { id: '500' } });
    expect(whole).toMatchObject({ failure: null, failingSince: null, workedAt: world.now() });
  });

  it('that wants to be left alone gets nothing at all until then, unless somebody asks for it or sets it up anew', async () => {
    await world.addChannel('a');
    let asked = 0;
    world.outcomes.set('a', () => {
      asked += 1;
      return Promise.resolve(failed('too-often', 2 * hourMs));
    });
    await seedNotices(3);
    await world.settle();
    await seedNotices(1, 'later');
    await world.settle();
    expect(asked).toBe(1);
    world.advance(2 * hourMs);
    await world.settle();
    expect(asked).toBe(2);
    const { name, settings, secrets } = await world.db.channel.findUniqueOrThrow({ where: { id: 'a' } });
    const setUp = {
      channelId: 'a',
      name,
      settings: { a: settings },
      secrets,
      locale: 'ja',
      tellsAll: true,
      tagIds: [],
    };
    world.outcomes.clear();
    await world.settle();
    expect(countMessages('a')).toBe(0);
    await replaceChannel(world.db, { ...setUp, locale: 'ja' }, by, world.now());
    await world.settle();
    expect(countMessages('a')).toBe(4);
    expect(await world.db.channel.findUniqueOrThrow({ where: { id: 'a' } })).toMatchObject({ notBefore: null });
  });

  it('that has used up its messages gives up what has waited for a day, at one refusal', async () => {
    await world.addChannel('a');
    let asked = 0;
    world.outcomes.set('a', () => {
      asked += 1;
      return Promise.resolve(failed('used-up'));
    });
    await seedNotices(3);
    for (let hours = 0; hours < 26; hours += 1) {
      await world.settle();
      world.advance(hourMs);
    }
    expect(asked).toBeLessThan(45);
    const dead = await listDeadDeliveries(world.db);
    expect(dead.map(({ failure }) => failure)).toEqual(['used-up', 'used-up', 'used-up']);
    world.outcomes.clear();
    for (const { deliveryId } of dead) expect(await resendDelivery(world.notifier, deliveryId)).toBe(true);
    await world.settle();
    expect(countMessages('a')).toBe(3);
  });

  it('with some of its recipients sends what is left to those alone, and says who was refused', async () => {
    await world.addChannel('a', { kind: 'email' });
    const asked: (readonly string[] | null)[] = [];
    const answers: SendOutcome[] = [
      { ...refusedSome, left: ['b@example.jp'] },
      { ...refusedSome, failure: 'trouble', left: ['b@example.jp'] },
    ];
    world.outcomes.set('a', ({ openTo }) => {
      asked.push(openTo);
      return Promise.resolve(answers.shift() ?? { kind: 'sent' });
    });
    await seedNotices(1);
    const settle = async () => {
      await world.settle();
      world.advance(hourMs);
      const [{ state } = { state: '' }] = await world.db.delivery.findMany();
      const channel = await world.db.channel.findUniqueOrThrow({ where: { id: 'a' } });
      return [state, channel.failure, channel.workedAt !== null];
    };
    expect(await settle()).toEqual(['waiting', 'refused-some', true]);
    expect(await settle()).toEqual(['waiting', 'refused-some', true]);
    expect(await settle()).toEqual(['sent', 'refused-some', true]);
    expect(asked).toEqual([null, ['b@example.jp'], ['b@example.jp']]);
    await seedNotices(1, 'next');
    await world.settle();
    expect(await world.db.channel.findUniqueOrThrow({ where: { id: 'a' } })).toMatchObject({ failure: null });
  });

  it('that refuses some of its recipients for good has sent the message, and says so', async () => {
    await world.addChannel('a', { kind: 'email' });
    world.outcomes.set('a', () => Promise.resolve({ ...refusedSome, left: [] }));
    await seedNotices(1);
    await world.settle();
    expect(await listDeliveries(world.db, 'a')).toMatchObject([{ state: 'sent', failure: 'refused-some' }]);
    const channel = await world.db.channel.findUniqueOrThrow({ where: { id: 'a' } });
    expect(channel).toMatchObject({ failure: 'refused-some', failingSince: world.now(), workedAt: world.now() });
  });

  it('for a day is given up on, which is shown until it is sent again or seen', async () => {
    await world.addChannel('a');
    world.outcomes.set('a', () => Promise.resolve(failed('trouble')));
    await seedNotices(2);
    for (let minutes = 0; minutes <= 24 * 60; minutes += 60) {
      await world.settle();
      world.advance(hourMs);
    }
    const dead = await listDeadDeliveries(world.db);
    expect(dead).toHaveLength(2);
    const since = new Date(start.getTime() + minuteMs);
    expect(dead[0]).toMatchObject({ channelName: 'a', failingSince: since, failure: 'trouble', detail: '500' });
    const [first, second] = dead.map(({ deliveryId }) => deliveryId);
    world.outcomes.clear();
    expect(await dismissDelivery(world.notifier, second ?? '')).toBe(true);
    expect(await resendDelivery(world.notifier, first ?? '')).toBe(true);
    await world.settle();
    expect(await resendDelivery(world.notifier, first ?? '')).toBe(false);
    expect(world.told.map(({ messageId }) => messageId)).toEqual([first]);
    expect(await listDeadDeliveries(world.db)).toEqual([]);
    const states = (await listDeliveries(world.db, 'a')).map(({ state }) => state);
    expect(states.sort()).toEqual(['dead', 'sent']);
  });

  it('that is gone stays to be repaired, but a browser that has taken back its subscription goes', async () => {
    await world.addChannel('hook');
    await world.addChannel('phone', { kind: 'web-push' });
    for (const channel of ['hook', 'phone']) world.outcomes.set(channel, () => Promise.resolve(failed('gone')));
    await seedNotices(2);
    await world.settle();
    expect(await world.db.channel.findMany({ select: { id: true, failure: true } })).toEqual([
      { id: 'hook', failure: 'gone' },
    ]);
  });

  it('by a bug of ours is reported, and tried again', async () => {
    await world.addChannel('a');
    world.outcomes.set('a', () => Promise.reject(new Error('a bug')));
    await seedNotices(1);
    await world.settle();
    expect(world.bugs).toHaveLength(1);
    world.outcomes.clear();
    world.advance(2 * minuteMs);
    await world.settle();
    expect(countMessages('a')).toBe(1);
  });

  it('is tried again at once when the clock was put back', async () => {
    await world.addChannel('a');
    world.outcomes.set('a', () => Promise.resolve(failed('trouble')));
    await seedNotices(1);
    await world.settle();
    world.outcomes.clear();
    world.advance(-2 * dayMs);
    await world.settle();
    expect(countMessages('a')).toBe(1);
  });
});

it('sends a trial at once, says how it went, and does not repeat it', async () => {
  await world.addChannel('a');
  const subjects: string[] = [];
  const outcomes: SendOutcome[] = [failed('trouble'), { kind: 'sent' }];
  const send: Send = (_, message) => {
    subjects.push(`${message.isTest} ${message.data.type}`);
    return Promise.resolve(outcomes.shift() ?? { kind: 'sent' });
  };
  expect(await testChannel(world.notifier, 'a', send)).toMatchObject({ failure: 'trouble' });
  expect(await testChannel(world.notifier, 'a', send)).toEqual({ kind: 'sent' });
  expect(await testChannel(world.notifier, 'gone', send)).toBeNull();
  world.advance(dayMs);
  await world.settle();
  expect(subjects).toEqual(['true test', 'true test']);
  expect(world.told).toEqual([]);
});

describe('「見守り中です」', () => {
  it('comes once a week at its hour, whatever is restarted, to the channels that tell of all sites', async () => {
    for (const [channel, tags] of [
      ['a', []],
      ['b', ['mine']],
    ] as const)
      await world.addChannel(channel, { tags });
    await saveWeekly(world.notifier, { isOn: true, weekday: 1, hour: 9 });
    const days: string[] = [];
    for (let hours = 0; hours < 21 * 24; hours += 1) {
      const before = await world.db.delivery.count();
      await planWeekly(world.db, world.now());
      if ((await world.db.delivery.count()) > before) days.push(world.now().toISOString());
      world.advance(hourMs);
    }
    expect(days).toEqual(['2026-11-23T00:00:00.000Z', '2026-11-30T00:00:00.000Z', '2026-12-07T00:00:00.000Z']);
    expect(await world.db.delivery.count({ where: { channelId: 'a', purpose: 'weekly' } })).toBe(3);
  });

  it('comes once, and not a week late, when nothing ran at its hour; not to a channel that was set up since', async () => {
    await world.addChannel('a');
    await saveWeekly(world.notifier, { isOn: true, weekday: 1, hour: 9 });
    world.advance(4 * dayMs);
    await world.addChannel('later');
    const listSent = async () => (await world.db.delivery.findMany()).map(({ channelId }) => channelId);
    await planWeekly(world.db, world.now());
    await planWeekly(world.db, world.now());
    expect(await listSent()).toEqual(['a']);
    await saveWeekly(world.notifier, { isOn: true, weekday: 2, hour: 9 });
    await planWeekly(world.db, world.now());
    expect(await listSent()).toEqual(['a']);
  });

  it('keeps its hour on the wall when the clocks are changed, and its week at the turn of the year', () => {
    const setting = { isOn: true, weekday: 0, hour: 9 };
    const inBerlin = (now: string) => findWeeklyInstant(setting, 'Europe/Berlin', new Date(now));
    expect(inBerlin('2026-03-23T12:00:00Z')).toEqual({ at: new Date('2026-03-29T07:00:00Z'), week: '2026-03-23' });
    expect(inBerlin('2026-03-20T12:00:00Z')).toEqual({ at: new Date('2026-03-22T08:00:00Z'), week: '2026-03-16' });
    expect(inBerlin('2027-01-01T12:00:00Z')).toEqual({ at: new Date('2027-01-03T08:00:00Z'), week: '2026-12-28' });
  });
});
