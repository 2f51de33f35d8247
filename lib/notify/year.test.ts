import { expect, it } from 'vitest';

import { defaultNoticePolicy } from '@/lib/events/notice-policy';
import type { NoticePolicy } from '@/lib/events/notice-policy';
import { expectYear } from '@/lib/testing/expect-year';
import { createNoticeWorld } from '@/lib/testing/notice-world';
import type { NoticeWorld, ScriptedLook } from '@/lib/testing/notice-world';
import { planYear, yearEnd, yearStart } from '@/lib/testing/plan-year';
import type { YearSite } from '@/lib/testing/plan-year';

import { savePolicy } from './save-policy';

const minuteMs = 60_000;
const actor = { personId: null, signature: 'test' };

interface TimedLook {
  at: number;
  look: ScriptedLook;
}

/** Each new certificate, and the failing looks of each breakdown as the scheduler takes them. */
function listLooks({ host, address, certificates, breakdowns }: YearSite): TimedLook[] {
  const shownAt = (at: number) => certificates.findLast(({ seenAt }) => seenAt.getTime() <= at)?.certificate ?? null;
  const good = (at: number): TimedLook => ({ at, look: { site: host, certificate: shownAt(at), address } });
  const bad = (at: number, kind: string): TimedLook => {
    const shown = { site: host, certificate: shownAt(at), address };
    return { at, look: kind === 'problem' ? { ...shown, isChainMissing: true } : { ...shown, problem: 'timeout' } };
  };
  const broken = breakdowns.flatMap(({ kind, from, until }) => {
    const failing = [0, 1, 6].map((minutes) => from.getTime() + minutes * minuteMs);
    const looks = failing.filter((at) => at < until.getTime()).map((at) => bad(at, kind));
    return [...looks, good(until.getTime())];
  });
  return [...certificates.map(({ seenAt }) => good(seenAt.getTime())), ...broken];
}

/** When something is to be judged, to be put into messages or to be sent next. */
async function findNext({ db }: NoticeWorld): Promise<number> {
  const [row] = await db.$queryRaw<{ next: bigint | number | null }[]>`
    SELECT min("at") AS "next" FROM (
      SELECT min("eventsAt") AS "at" FROM "Site"
      UNION ALL SELECT min("sendAfter") FROM "Notice" WHERE "state" = 'waiting'
      UNION ALL SELECT min("nextAttemptAt") FROM "Delivery" WHERE "state" = 'waiting')`;
  return Number(row?.next ?? Infinity);
}

async function prepare(world: NoticeWorld, sites: readonly YearSite[]): Promise<void> {
  await world.addChannel('all');
  for (const tag of ['berlin', 'newyork']) await world.addChannel(tag, { tags: [tag] });
  for (const [index, { host, tags }] of sites.entries()) {
    await world.addSite(host, { tags, hosts: index % 8 === 0 ? [host, `www.${host}`] : [host] });
  }
  const policies: [string, Partial<NoticePolicy>][] = [
    ['berlin', { zone: 'Europe/Berlin' }],
    ['newyork', { zone: 'America/New_York', quiet: { from: '23:30', until: '06:30' } }],
  ];
  for (const [tagId, part] of policies) {
    await savePolicy(world.notifier, actor, { kind: 'tag', tagId }, { ...defaultNoticePolicy, ...part });
  }
}

it('tells in a year of 200 sites exactly what is expected: nothing is missing, nothing comes twice', async () => {
  const sites = planYear(200);
  await using world = await createNoticeWorld(yearStart, Infinity);
  await prepare(world, sites);
  const looks = sites.flatMap(listLooks).sort((a, b) => a.at - b.at);
  let steps = 0;
  for (;;) {
    const next = Math.min(looks[0]?.at ?? Infinity, await findNext(world));
    const at = Math.max(next, world.now().getTime());
    if (at > yearEnd.getTime()) break;
    world.setClock(new Date(at));
    let count = looks.findIndex((one) => one.at > at);
    if (count < 0) count = looks.length;
    const now = looks.splice(0, count);
    if (now.length > 0) await world.look(now.map(({ look }) => look));
    await world.settle();
    steps += 1;
  }
  const told = world.told.map(
    ({ at, channelId, site, kind, rule }) => `${at.toISOString()} ${channelId} ${site} ${kind} ${rule}`,
  );
  expect(world.bugs).toEqual([]);
  expect(steps).toBeGreaterThan(1000);
  expect(told.sort()).toEqual(expectYear(sites));
  expectDigests(world);
}, 300_000);

/** More than three at once over a channel are one message, fewer are one each. */
function expectDigests({ told }: NoticeWorld): void {
  const groups = new Map<string, string[]>();
  for (const { at, channelId, messageId } of told) {
    const key = `${at.getTime()} ${channelId}`;
    groups.set(key, [...(groups.get(key) ?? []), messageId]);
  }
  for (const messages of groups.values()) {
    expect(new Set(messages).size).toBe(messages.length > 3 ? 1 : messages.length);
  }
  expect([...groups.values()].some((messages) => messages.length > 3)).toBe(true);
}
