import { randomBytes } from 'node:crypto';

import { expect, it } from 'vitest';

import { parseEnv } from '@/lib/env';
import type { Env } from '@/lib/env';
import { buildNoticed, noticedAt } from '@/lib/testing/channels/build-noticed';
import { lineService } from '@/lib/testing/channels/line-service';
import { startServiceFake } from '@/lib/testing/channels/service-fake';
import { createTestDatabase } from '@/lib/testing/test-database';

import { getDriver } from './all-drivers';
import { composeMessage } from './compose-message';
import { createChannelWorld } from './process-world';

const baseUrl = 'https://kigen.test';
const now = () => noticedAt;
const message = composeMessage({
  idempotencyKey: '6b1d3c1e-7a41-4b52-9a35-0e6d0c4f7a11',
  noticed: [buildNoticed('urgent')],
  locale: 'ja',
  zone: 'Asia/Tokyo',
  baseUrl,
  now: noticedAt,
});

function read(source: Record<string, string>): Env {
  const parsed = parseEnv(source);
  if (!parsed.ok) throw new Error(parsed.sentences.join('\n'));
  return parsed.env;
}

it('sends to the services, or to what stands in for them, as far as the settings open the way', async () => {
  await using world = await createTestDatabase();
  const fake = await startServiceFake(lineService);
  const own = { db: world.database, masterKey: randomBytes(32), baseUrl, now };
  const send = (source: Record<string, string>) =>
    getDriver('line').send(message, lineService.values(''), createChannelWorld(read(source), own));
  const standIn = { KIGEN_CHANNEL_ORIGIN: fake.origin, KIGEN_ALLOW_PORTS: String(fake.port) };
  expect(await send(standIn)).toMatchObject({ kind: 'failed', failure: 'blocked' });
  expect(await send({ ...standIn, KIGEN_ALLOW_NETS: '127.0.0.1' })).toEqual({ kind: 'sent' });
  expect(fake.requests).toHaveLength(1);
  await fake.close();
});

it('has one pair of keys for pushes, also after another start', async () => {
  await using world = await createTestDatabase();
  const own = { db: world.database, masterKey: randomBytes(32), baseUrl, now };
  const keys = await createChannelWorld(read({}), own).vapid();
  expect(keys.privateKey).not.toBe('');
  expect(await createChannelWorld(read({}), own).vapid()).toEqual(keys);
});
