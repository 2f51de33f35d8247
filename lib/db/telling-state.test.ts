import { expect, it } from 'vitest';

import { createNoticeWorld } from '@/lib/testing/notice-world';

import { pauseChannel } from './channels';
import { isSiteHeard, readTellingState } from './telling-state';

const by = { personId: null, signature: 'owner@example.jp' };

it('somebody is told once something has arrived over a channel, as long as it is not paused', async () => {
  await using world = await createNoticeWorld();
  const { db } = world;
  expect(await readTellingState(db)).toBe('none');
  await world.addChannel('a');
  await db.channel.updateMany({ data: { failingSince: world.now(), failure: 'gone', workedAt: null } });
  expect(await readTellingState(db)).toBe('unproved');
  await world.addChannel('b');
  await db.channel.update({ where: { id: 'b' }, data: { workedAt: world.now() } });
  expect(await readTellingState(db)).toBe('proved');
  await pauseChannel(db, 'b', true, by, world.now());
  expect(await readTellingState(db)).toBe('unproved');
  await pauseChannel(db, 'a', true, by, world.now());
  expect(await readTellingState(db)).toBe('paused');
});

it('a site is heard of over a channel that tells of its tags', async () => {
  await using world = await createNoticeWorld();
  const { db } = world;
  await world.addSite('mine.example', { tags: ['mine'] });
  await world.addSite('other.example');
  const heard = async () => [await isSiteHeard(db, 'mine.example'), await isSiteHeard(db, 'other.example')];
  expect(await heard()).toEqual([false, false]);
  await world.addChannel('mine', { tags: ['mine'] });
  await db.channel.updateMany({ data: { workedAt: null } });
  expect(await heard()).toEqual([false, false]);
  await db.channel.updateMany({ data: { workedAt: world.now() } });
  expect(await heard()).toEqual([true, false]);
  await pauseChannel(db, 'mine', true, by, world.now());
  expect(await heard()).toEqual([false, false]);
});
