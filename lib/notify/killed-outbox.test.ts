import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';

import { expect, it } from 'vitest';

import { buildCertificate } from '@/lib/testing/build-observation';
import { createNoticeWorld, dayMs, minuteMs } from '@/lib/testing/notice-world';
import type { NoticeWorld } from '@/lib/testing/notice-world';

import { leaseMs } from './dispatch';
import { judgeDueSites } from './judge-sites';

const start = new Date('2026-11-21T03:00:00Z');
const rounds = 3;

interface Arrival {
  key: string;
  events: readonly number[];
}

/** A service that takes every message, and kills whoever sent it before they learn that, when it is told to. */
async function openService() {
  const arrivals: Arrival[] = [];
  let onArrival: () => void = () => undefined;
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      arrivals.push(JSON.parse(body) as Arrival);
      onArrival();
      response.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    arrivals,
    address: `http://127.0.0.1:${port}/`,
    whenArrived: (act: () => void) => void (onArrival = act),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function startSender(world: NoticeWorld, address: string): ChildProcess {
  const program = path.join(import.meta.dirname, '../testing/send-until-killed.ts');
  const args = ['--import', 'tsx', program, world.file, address, String(world.now().getTime())];
  return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

async function seedNotices(world: NoticeWorld, round: number): Promise<void> {
  const sites = ['a', 'b', 'c'].map((name) => `${name}-${round}.example`);
  const notBefore = new Date(world.now().getTime() - 72 * dayMs);
  for (const site of sites) await world.addSite(site);
  await world.look(sites.map((site) => ({ site, certificate: buildCertificate({ names: [site], notBefore }) })));
}

it('loses nothing and repeats at most one message a kill, under the same key, when it is killed between sending and noting it', async () => {
  await using world = await createNoticeWorld(start);
  await world.addChannel('a');
  const service = await openService();
  for (let round = 0; round < rounds; round += 1) {
    await seedNotices(world, round);
    const before = service.arrivals.length;
    world.advance(leaseMs);
    await judgeDueSites(world.db, dayMs, world.now());
    world.advance(minuteMs);
    // Each time another message is the last one.
    const sender = startSender(world, service.address);
    const killed = new Promise<void>((resolve) => {
      service.whenArrived(() => {
        if (service.arrivals.length - before < (round % 3) + 1) return;
        sender.kill('SIGKILL');
        resolve();
      });
    });
    await killed;
    await kill(sender);
    service.whenArrived(() => undefined);
  }
  world.advance(2 * leaseMs);
  const last = startSender(world, service.address);
  await expect.poll(() => world.db.delivery.count({ where: { state: 'waiting' } }), { timeout: 60_000 }).toBe(0);
  await kill(last);
  await service.close();

  const keysOf = new Map<number, Set<string>>();
  for (const { key, events } of service.arrivals) {
    for (const eventId of events) keysOf.set(eventId, (keysOf.get(eventId) ?? new Set()).add(key));
  }
  expect(keysOf.size).toBe(3 * rounds);
  expect([...keysOf.values()].every((keys) => keys.size === 1)).toBe(true);
  const keys = new Set([...keysOf.values()].flatMap((all) => [...all]));
  expect(service.arrivals.length - keys.size).toBeLessThanOrEqual(rounds);
  expect(service.arrivals.length).toBeGreaterThan(keys.size);
  expect(await world.db.delivery.count({ where: { state: { not: 'sent' } } })).toBe(0);
}, 180_000);

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
