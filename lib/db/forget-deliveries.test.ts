import { afterEach, beforeEach, expect, it } from 'vitest';

import { createTestDatabase } from '@/lib/testing/test-database';

import { forgetDeliveries } from './forget-deliveries';

const dayMs = 24 * 60 * 60 * 1000;
const now = new Date('2026-11-22T00:00:00Z');
const before = new Date(now.getTime() - 400 * dayMs);
const old = new Date(before.getTime() - dayMs);
let world: Awaited<ReturnType<typeof createTestDatabase>>;

beforeEach(async () => {
  world = await createTestDatabase();
  const common = { kind: 'webhook', name: 'a', settings: '{}', secrets: '', locale: 'ja', tellsAll: true };
  await world.database.channel.create({ data: { id: 'a', ...common, createdAt: old } });
});
afterEach(() => world.dispose());

async function addDelivery(id: string, state: string, more: { dismissedAt?: Date; purpose?: string; at?: Date } = {}) {
  const { at = old, purpose = 'notices', dismissedAt = null } = more;
  const times = { createdAt: at, nextAttemptAt: at, dismissedAt };
  await world.database.delivery.create({ data: { id, channelId: 'a', purpose, state, ...times } });
}

async function addNotices(
  count: number,
  deliveryId: string | null,
  closedAt: Date | null,
  createdAt = old,
  state = 'taken',
) {
  const key = `${deliveryId} ${closedAt?.toISOString()} ${createdAt.toISOString()} ${state}`;
  const event = await world.database.event.create({
    data: { key, kind: 'urgent', openedAt: createdAt, closedAt, facts: '{}' },
  });
  await world.database.notice.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      ...{
        key: `${key} ${index}`,
        eventId: event.id,
        channelId: 'a',
        rule: 'reminder',
        createdAt,
        sendAfter: createdAt,
      },
      ...{ state, deliveryId },
    })),
  });
}

it('forgets the messages of long ago, but none that waits, is young, or was given up without anybody having seen it', async () => {
  await addDelivery('sent', 'sent');
  await addDelivery('withdrawn', 'withdrawn');
  await addDelivery('seen', 'dead', { dismissedAt: old });
  await addDelivery('trial', 'dead', { purpose: 'test' });
  await addDelivery('unseen', 'dead');
  await addDelivery('waiting', 'waiting');
  await addDelivery('young', 'sent', { at: before });
  await forgetDeliveries(world.database, before);
  const kept = await world.database.delivery.findMany({ orderBy: { id: 'asc' }, select: { id: true } });
  expect(kept.map(({ id }) => id)).toEqual(['unseen', 'waiting', 'young']);
});

it('forgets the notices of what has long been over, in chunks, and keeps the events and what still counts', async () => {
  await addDelivery('unseen', 'dead');
  await addDelivery('sent', 'sent');
  await addNotices(1200, 'sent', old);
  await addNotices(1, 'unseen', old);
  await addNotices(1, null, null);
  await addNotices(1, null, now);
  await addNotices(1, null, old, old, 'waiting');
  await addNotices(1200, null, old, old, 'withdrawn');
  await addNotices(1, null, now, now);
  await forgetDeliveries(world.database, before);
  expect(await world.database.event.count()).toBe(7);
  const kept = await world.database.notice.findMany({
    orderBy: { id: 'asc' },
    select: { state: true, deliveryId: true },
  });
  expect(kept).toEqual([
    { state: 'taken', deliveryId: 'unseen' },
    { state: 'taken', deliveryId: null },
    { state: 'taken', deliveryId: null },
    { state: 'waiting', deliveryId: null },
    { state: 'taken', deliveryId: null },
  ]);
});
