import { afterEach, beforeEach, expect, it } from 'vitest';

import { buildCertificate } from '@/lib/testing/build-observation';
import { createNoticeWorld, dayMs, minuteMs } from '@/lib/testing/notice-world';
import type { NoticeWorld } from '@/lib/testing/notice-world';

import { acknowledgeEvent, takeBackAcknowledgement } from './acknowledge-event';

const who = { by: { personId: null, signature: 'owner@example.jp' }, scope: null };
/** Noon in Tokyo. */
const start = new Date('2026-11-21T03:00:00Z');
const site = 'late.example';
let world: NoticeWorld;

beforeEach(async () => {
  world = await createNoticeWorld(start, 400 * dayMs);
  await world.addChannel('a');
  await world.addSite(site);
  const notBefore = new Date(start.getTime() - 72 * dayMs);
  const certificate = buildCertificate({ names: [site], notBefore, notAfter: new Date(start.getTime() + 18 * dayMs) });
  await world.look([{ site, certificate }]);
  await world.settle();
});
afterEach(() => world[Symbol.asyncDispose]());

/** What is told in this time: what is noticed waits a little whether others join. */
async function pass(ms: number): Promise<string[]> {
  for (const step of [ms - minuteMs, minuteMs]) {
    world.advance(step);
    await world.settle();
  }
  return world.told.splice(0).map(({ kind, rule }) => `${kind} ${rule}`);
}

async function findEventId(): Promise<number> {
  return (await world.db.event.findFirstOrThrow()).id;
}

it('is repeated on its day, when 「対応中」 was taken back in time', async () => {
  expect(await pass(minuteMs)).toEqual(['renewal-overdue opened']);
  expect(await acknowledgeEvent(world.notifier, who, await findEventId())).toBe(true);
  expect(await pass(dayMs)).toEqual([]);
  expect(await takeBackAcknowledgement(world.notifier, who, await findEventId())).toBe(true);
  expect(await pass(dayMs)).toEqual([]);
  expect(await pass(dayMs)).toEqual(['renewal-overdue reminder']);
  expect(await world.db.event.findFirst()).toMatchObject({ acknowledgedAt: null, acknowledgedBy: null });
});

it('says at once, and only once, what was not repeated meanwhile', async () => {
  await pass(minuteMs);
  await acknowledgeEvent(world.notifier, who, await findEventId());
  expect(await pass(7 * dayMs)).toEqual([]);
  await takeBackAcknowledgement(world.notifier, who, await findEventId());
  expect(await pass(2 * minuteMs)).toEqual(['renewal-overdue reminder']);
  expect(await pass(dayMs)).toEqual([]);
});

it('a repeat that was waiting to leave waits again', async () => {
  await pass(minuteMs);
  world.advance(3 * dayMs);
  await world.settle();
  const eventId = await findEventId();
  await acknowledgeEvent(world.notifier, who, eventId);
  await takeBackAcknowledgement(world.notifier, who, eventId);
  expect(await world.db.notice.count({ where: { rule: 'reminder' } })).toBe(0);
  expect(await pass(2 * minuteMs)).toEqual(['renewal-overdue reminder']);
});

it('is not answered for what is over or somebody else’s', async () => {
  expect(await takeBackAcknowledgement(world.notifier, { ...who, scope: ['none'] }, await findEventId())).toBe(false);
  expect(await takeBackAcknowledgement(world.notifier, who, 999)).toBe(false);
});
