import { expect, it } from 'vitest';

import { buildCertificate } from '@/lib/testing/build-observation';
import { createNoticeWorld, dayMs, minuteMs } from '@/lib/testing/notice-world';

import { listTellings } from './list-tellings';

it('says over which channels an event was told, when, and what did not arrive', async () => {
  await using world = await createNoticeWorld();
  const { db } = world;
  for (const channel of ['a', 'broken']) await world.addChannel(channel);
  world.outcomes.set('broken', () =>
    Promise.resolve({ kind: 'failed', failure: 'gone', detail: '', retryAfterMs: null }),
  );
  await world.addSite('late.example');
  const notBefore = new Date(world.now().getTime() - 72 * dayMs);
  const notAfter = new Date(world.now().getTime() + 18 * dayMs);
  const certificate = buildCertificate({ names: ['late.example'], notBefore, notAfter });
  await world.look([{ site: 'late.example', certificate }]);
  await world.settle();
  const { id } = await db.event.findFirstOrThrow();
  const read = async () =>
    (await listTellings(db, [id])).map(({ channelName, rule, state }) => `${channelName} ${rule} ${state}`).sort();
  expect(await read()).toEqual(['a opened planned', 'broken opened planned']);

  world.advance(minuteMs);
  await world.settle();
  expect(await read()).toEqual(['a opened sent', 'broken opened sending']);
  const [sent] = (await listTellings(db, [id])).filter(({ state }) => state === 'sent');
  expect(sent?.at).toEqual(world.now());

  world.advance(dayMs + minuteMs);
  await world.settle();
  expect(await read()).toEqual(['a opened sent', 'broken opened dead']);
  await db.notice.updateMany({ where: { channelId: 'a' }, data: { state: 'withdrawn' } });
  expect(await read()).toEqual(['broken opened dead']);
  expect(await listTellings(db, [])).toEqual([]);
});
