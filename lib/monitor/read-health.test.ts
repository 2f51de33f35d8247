import { describe, expect, it } from 'vitest';

import { createMonitorWorld } from '@/lib/testing/monitor-world';

import { isHealthy, readHealth } from './read-health';
import { startTicks } from './tick';

const minuteMs = 60_000;

describe('readHealth', () => {
  it('is well while somebody watches, and says that the watch is silent a minute after its last sign of life', async () => {
    await using world = await createMonitorWorld();
    const { db, clock, monitor } = world;
    expect(await readHealth(db, clock.now(), 1000)).toEqual({ process: 'ok', database: 'ok', watch: 'starting' });
    await startTicks(monitor, 'worker').stop();
    const alive = await readHealth(db, clock.now(), 10 * minuteMs);
    expect(alive).toEqual({ process: 'ok', database: 'ok', watch: 'ok' });
    expect(isHealthy(alive)).toBe(true);
    clock.advance(minuteMs);
    const silent = await readHealth(db, clock.now(), 10 * minuteMs);
    expect(silent).toEqual({ process: 'ok', database: 'ok', watch: 'silent' });
    expect(isHealthy(silent)).toBe(false);
  });

  it('says that the database cannot be read', async () => {
    await using world = await createMonitorWorld();
    await world.db.$executeRawUnsafe('ALTER TABLE "Site" RENAME TO "Hidden"');
    const health = await readHealth(world.db, world.clock.now(), 1000);
    expect(health).toEqual({ process: 'ok', database: 'cannot be read', watch: 'unknown' });
    expect(isHealthy(health)).toBe(false);
  });
});
