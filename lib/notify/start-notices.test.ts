import { expect, it } from 'vitest';

import { insertDelivery } from '@/lib/db/deliveries';
import { buildCertificate } from '@/lib/testing/build-observation';
import { createNoticeWorld, createTestNotifier, dayMs, minuteMs } from '@/lib/testing/notice-world';

import type { Message } from './message';
import { startNotices } from './start-notices';

it('judges and sends without being asked, reports what goes wrong, and comes to rest when it is stopped', async () => {
  const start = new Date('2026-11-21T03:00:00Z');
  await using world = await createNoticeWorld(start);
  await world.addChannel('a');
  await world.addSite('a.example');
  const notBefore = new Date(start.getTime() - 72 * dayMs);
  await world.look([{ site: 'a.example', certificate: buildCertificate({ names: ['a.example'], notBefore }) }]);
  const sent: Message[] = [];
  let isBroken = true;
  const notifier = createTestNotifier(world.db, world.now, (error) => world.bugs.push(error));
  const notices = startNotices(notifier, {
    restMs: 1,
    checkIntervalMs: dayMs,
    send: (_, message) => {
      if (isBroken) throw new Error('a bug');
      sent.push(message);
      return Promise.resolve({ kind: 'sent' });
    },
  });
  await expect.poll(() => world.db.notice.count(), { timeout: 20_000 }).toBe(1);
  world.advance(minuteMs);
  await expect.poll(() => world.bugs.length, { timeout: 20_000 }).toBe(1);
  isBroken = false;
  world.advance(2 * minuteMs);
  await expect.poll(() => sent.length, { timeout: 20_000 }).toBe(1);
  await notices.stop();
  expect(sent[0]).toMatchObject({ level: 'action', data: { events: [{ kind: 'renewal-overdue', rule: 'opened' }] } });
  expect(sent[0]?.subject).toContain('a.example');
  const [delivery] = await world.db.delivery.findMany();
  expect(delivery).toMatchObject({ id: sent[0]?.idempotencyKey, state: 'sent', attempts: 2 });
});

it('sends what was planned although nothing can be judged', async () => {
  await using world = await createNoticeWorld(new Date('2026-11-21T03:00:00Z'));
  await world.addChannel('a');
  const delivery = { deliveryId: 'b3d6a1de-6ad1-4c0f-8a0e-3d1f6f1c2b7a', channelId: 'a', purpose: 'weekly' } as const;
  await insertDelivery(world.db, delivery, world.now());
  await world.db.$executeRaw`DROP TABLE "Setting"`;
  const sent: Message[] = [];
  const notices = startNotices(
    createTestNotifier(world.db, world.now, (error) => world.bugs.push(error)),
    {
      restMs: 1,
      watchEveryMs: 0,
      checkIntervalMs: dayMs,
      send: (_, message) => {
        sent.push(message);
        return Promise.resolve({ kind: 'sent' });
      },
    },
  );
  await expect.poll(() => [sent.length, world.bugs.length > 0], { timeout: 20_000 }).toEqual([1, true]);
  await notices.stop();
});
