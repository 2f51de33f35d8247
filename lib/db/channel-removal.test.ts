import { expect, it } from 'vitest';

import { createNoticeWorld } from '@/lib/testing/notice-world';

import { findChannelRemoval } from './channel-removal';
import { deleteChannel, pauseChannel } from './channels';

const by = { personId: null, signature: 'owner@example.jp' };

it('says what still waits for a channel, and which sites nobody would be told of', async () => {
  await using world = await createNoticeWorld();
  const { db } = world;
  await world.addSite('a.example', { tags: ['mine'] });
  await world.addSite('b.example', { tags: ['mine', 'yours'] });
  await world.addSite('c.example');
  await world.addChannel('all');
  await world.addChannel('mine', { tags: ['mine'] });
  const untoldOf = async (channelId: string) =>
    (await findChannelRemoval(db, channelId)).untold.names.map(({ displayHost }) => displayHost);
  expect(await untoldOf('all')).toEqual(['c.example']);
  expect(await untoldOf('mine')).toEqual([]);
  await world.addChannel('yours', { tags: ['yours'] });
  await pauseChannel(db, 'all', true, by, world.now());
  // Nobody is told over it already.
  expect(await untoldOf('all')).toEqual([]);
  expect(await untoldOf('mine')).toEqual(['a.example']);

  const event = await db.event.create({ data: { key: 'x', kind: 'urgent', openedAt: world.now(), facts: '{}' } });
  const notice = { eventId: event.id, channelId: 'mine', rule: 'opened', createdAt: world.now() };
  for (const state of ['waiting', 'taken', 'withdrawn'])
    await db.notice.create({ data: { ...notice, key: state, sendAfter: world.now(), state } });
  expect(await findChannelRemoval(db, 'mine')).toMatchObject({ waiting: 1, untold: { count: 1 } });
});

it('a channel goes with its secrets and with all that waits for it', async () => {
  await using world = await createNoticeWorld();
  const { db } = world;
  await world.addChannel('gone');
  await db.channel.update({ where: { id: 'gone' }, data: { secrets: 'sealed' } });
  const delivery = { id: 'd', channelId: 'gone', purpose: 'test', state: 'waiting' };
  await db.delivery.create({ data: { ...delivery, createdAt: world.now(), nextAttemptAt: world.now() } });
  expect(await deleteChannel(db, 'gone', by, world.now())).toBe(true);
  expect([await db.channel.count(), await db.delivery.count()]).toEqual([0, 0]);
  expect(JSON.stringify(await db.auditEntry.findMany(), (_, value: unknown) => String(value))).not.toContain('sealed');
});
