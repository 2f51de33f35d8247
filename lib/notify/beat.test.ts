import { afterAll, beforeAll, expect, it } from 'vitest';

import { findSetting } from '@/lib/db/settings';
import { createTestDatabase } from '@/lib/testing/test-database';
import { say, startWebServer } from '@/lib/testing/web-server';
import type { TestWebServer } from '@/lib/testing/web-server';
import { createDialer } from '@/lib/tls/dialer';
import { createResolver } from '@/lib/tls/resolve';
import { z } from 'zod';

import { beat } from './beat';
import { wordHeartbeatFailure } from './heartbeat-words';
import { findHeartbeat, findHeartbeatState, saveHeartbeat } from './heartbeat-setting';
import { createOutgoing } from './outgoing-over-dialer';
import { listOutgoingPorts } from './outgoing-ports';

let web: TestWebServer;
const by = { personId: null, signature: 'me@example.jp' };

beforeAll(async () => {
  web = await startWebServer(say(200));
});
afterAll(() => web.close());

async function createWorld() {
  const file = await createTestDatabase();
  let now = new Date('2026-11-22T00:00:00Z');
  const allowNets = ['127.0.0.1/32'];
  const ports = listOutgoingPorts([{ from: web.port, to: web.port }]);
  const dialer = createDialer(createResolver({ dnsServers: [] }), allowNets);
  const outgoing = createOutgoing({ dialer, allowNets, ports, deadlineMs: 2000, roots: [] });
  const world = { outgoing } as Parameters<typeof beat>[0]['world'];
  const notifier = { db: file.database, masterKey: Buffer.alloc(32, 3), now: () => now, world };
  const set = (everyMinutes: number) =>
    saveHeartbeat(notifier, by, { url: `http://127.0.0.1:${web.port}/ping/secret-token`, everyMinutes }, now);
  return {
    notifier,
    set,
    pass: (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000)),
    [Symbol.asyncDispose]: () => file.dispose(),
  };
}

it('is sent when it is due, and only while endpoints are being looked at', async () => {
  await using world = await createWorld();
  const { notifier, pass } = world;
  expect(await beat(notifier, true)).toBe('off');
  await world.set(15);
  const before = web.requests.length;
  expect(await beat(notifier, false)).toBe('not-due');
  expect(await beat(notifier, true)).toBe('sent');
  pass(14);
  expect(await beat(notifier, true)).toBe('not-due');
  pass(1);
  expect(await beat(notifier, true)).toBe('sent');
  expect(web.requests.slice(before)).toHaveLength(2);
  expect(web.requests.at(-1)).toMatch(/^GET \/ping\/secret-token HTTP/);
});

it('says since when none arrives, and is well again by itself', async () => {
  await using world = await createWorld();
  const { notifier, pass } = world;
  await world.set(5);
  web.behave(say(500));
  const since = notifier.now();
  expect(await beat(notifier, true)).toBe('failed');
  pass(5);
  expect(await beat(notifier, true)).toBe('failed');
  expect(await findHeartbeatState(notifier)).toEqual({ at: notifier.now(), failure: 'rejected', status: 500, since });
  web.behave(say(204));
  pass(5);
  expect(await beat(notifier, true)).toBe('sent');
  expect(await findHeartbeatState(notifier)).toMatchObject({ since: null, failure: null, status: null });
});

it.each([
  [404, 'アドレスがありません(HTTP 404)'],
  [403, '断られました(HTTP 403)'],
  [302, '別のアドレスへ案内されました(HTTP 302)'],
  [503, '不調です(HTTP 503)'],
] as const)('says in plain words what came back: %i', async (status, words) => {
  await using world = await createWorld();
  await world.set(5);
  web.behave(say(status));
  await beat(world.notifier, true);
  web.behave(say(200));
  const state = await findHeartbeatState(world.notifier);
  expect(state && wordHeartbeatFailure(state)?.ja).toContain(words);
});

it('says in plain words that nobody answered', () => {
  const state = { at: new Date(0), failure: 'unreachable', status: null, since: new Date(0) };
  expect(wordHeartbeatFailure(state)?.ja).toContain('つながりませんでした');
  expect(wordHeartbeatFailure({ ...state, failure: null })).toBeNull();
});

it('goes on after the clock was put back', async () => {
  await using world = await createWorld();
  await world.set(60);
  await beat(world.notifier, true);
  world.pass(-24 * 60);
  expect(await beat(world.notifier, true)).toBe('sent');
});

it('keeps its address encrypted, and forgets it when it is switched off', async () => {
  await using world = await createWorld();
  await world.set(5);
  const stored = await findSetting(world.notifier.db, 'heartbeat', z.unknown());
  expect(JSON.stringify(stored)).not.toContain('secret-token');
  expect((await findHeartbeat(world.notifier))?.url).toContain('secret-token');
  await saveHeartbeat(world.notifier, by, null, world.notifier.now());
  expect(await findHeartbeat(world.notifier)).toBeNull();
});
