import { expect, it } from 'vitest';

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
