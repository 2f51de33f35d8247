import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { insertSites } from '@/lib/db/insert-sites';
import type { Database } from '@/lib/db/open-database';
import { createTestDatabase } from '@/lib/testing/test-database';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';

const hourMs = 60 * 60 * 1000;
const rules = { urgency: defaultUrgencyPolicy, staleAfterMs: 12 * hourMs };
const start = new Date('2026-11-21T12:00:00Z');

/** A database with so many sites of one endpoint, all due. */
async function createDueDatabase(count: number) {
  const world = await createTestDatabase();
  const sites = Array.from({ length: count }, (_, index) => {
    const host = `site-${index}.example.jp`;
    const endpoints = [{ endpointId: `endpoint-${index}`, host }];
    return { siteId: `site-${index}`, host, port: 443, displayHost: host, counterpart: 'declined' as const, endpoints };
  });
  const by = { personId: null, signature: 'test' };
  await insertSites(world.database, by, sites, { tags: [], rules, now: start });
  return world;
}

interface Watch {
  child: ChildProcess;
  /** What it has printed so far, whole lines only. */
  read: (kind: 'dialled' | 'stored') => string[];
  ready: Promise<void>;
  ended: Promise<unknown>;
}

function startWatch(file: string, now: Date): Watch {
  const args = ['--import', 'tsx', 'lib/testing/watch-until-told.ts', file, now.toISOString()];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  const ready = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('ready\n')) resolve();
    });
  });
  const ended = once(child, 'close');
  const read = (kind: string) =>
    output
      .slice(0, output.lastIndexOf('\n') + 1)
      .split('\n')
      .flatMap((line) => (line.startsWith(`${kind} `) ? [line.slice(kind.length + 1)] : []));
  return { child, read, ready: Promise.race([ready, ended.then(() => undefined)]), ended };
}

describe('two processes that watch over one database', () => {
  it('share the looks, and never look at the same endpoint twice', async () => {
    await using world = await createDueDatabase(400);
    const watches = [startWatch(world.file, start), startWatch(world.file, start)];
    while ((await world.database.check.count()) < 400) await pause(20);
    for (const { child } of watches) child.kill('SIGTERM');
    await Promise.all(watches.map(({ ended }) => ended));
    const dialled = watches.flatMap(({ read }) => read('dialled'));
    expect(dialled).toHaveLength(400);
    expect(new Set(dialled).size).toBe(400);
    expect(await world.database.endpoint.count({ where: { leaseToken: { not: null } } })).toBe(0);
  });
});

describe('a watch that is killed in the middle of looking and storing, again and again', () => {
  it('loses no look that it has acknowledged, leaves none half written, and everything is looked at in the end', async () => {
    await using world = await createDueDatabase(900);
    const acknowledged: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      // Each a minute later: the leases of those that were killed have run out.
      const watch = startWatch(world.file, new Date(start.getTime() + round * 60_000));
      await watch.ready;
      while (watch.read('stored').length < 20) await pause(5);
      watch.child.kill('SIGKILL');
      await watch.ended;
      acknowledged.push(...watch.read('stored'));
      expect(await checkFile(world.database)).toEqual({ check: 'ok', half: 0 });
    }
    const storedFor = new Set((await world.database.check.findMany()).map(({ endpointId }) => endpointId));
    expect(acknowledged.filter((endpointId) => !storedFor.has(endpointId))).toEqual([]);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);

    const last = startWatch(world.file, new Date(start.getTime() + 10 * 60_000));
    while ((await world.database.endpoint.count({ where: { checkedAt: null } })) > 0) await pause(20);
    last.child.kill('SIGTERM');
    await last.ended;
    expect(await world.database.endpoint.count({ where: { leaseToken: { not: null } } })).toBe(0);
    // At most those that were stored in the very moment of a kill stand in no output; none is stored twice.
    expect(await world.database.check.count()).toBe(900);
  }, 120_000);
});

/** A look is on the endpoint's row and among the checks, with its sighting, or nowhere. */
async function checkFile(database: Database): Promise<{ check: unknown; half: number }> {
  const [checked] = await database.$queryRawUnsafe<{ quick_check: string }[]>('PRAGMA quick_check');
  const [counted] = await database.$queryRawUnsafe<{ half: bigint | number }[]>(
    `SELECT count(*) AS "half" FROM "Endpoint" AS e WHERE (e."checkedAt" IS NOT NULL)
       <> EXISTS (SELECT 1 FROM "Check" AS c WHERE c."endpointId" = e."id")
     OR (e."checkedAt" IS NOT NULL) <> EXISTS (SELECT 1 FROM "Sighting" AS s WHERE s."endpointId" = e."id")`,
  );
  return { check: checked?.quick_check, half: Number(counted?.half) };
}
