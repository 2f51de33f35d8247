import { z } from 'zod';

import { Prisma } from './generated/client';
import type { Database } from './open-database';
import { readJson } from './stored-json';

/** Who watches: the process that serves the pages, or one that does nothing else (`npm run worker`). */
export const watcherRoles = ['server', 'worker'] as const;
export type WatcherRole = (typeof watcherRoles)[number];

/**
 * How a look went. `fine` it found nothing broken · `broken` it did · `offline` our own network was down · `error` it
 * could not be taken or stored: a bug, or a fault of the database.
 */
export const lookResults = ['fine', 'broken', 'offline', 'error'] as const;
export type LookResult = (typeof lookResults)[number];

/** The upper bounds of the durations that are told apart. */
export const durationBoundsMs = [50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000] as const;

const figures = z.object({
  /** How long the look that has been due the longest has been waiting, in milliseconds. */
  lagMs: z.number(),
  /** Of the looks that began in the last minute, all but one in a hundred began within so many milliseconds. */
  lagP99Ms: z.number(),
  looksLastMinute: z.number(),
  /** Those among them that could not be taken or stored. */
  failuresLastMinute: z.number(),
  /** Memory of the process, in bytes. */
  rssBytes: z.number(),
  /** Since the process started. */
  looks: z.object({ fine: z.number(), broken: z.number(), offline: z.number(), error: z.number() }),
  /** Looks since the process started that took at most `durationBoundsMs[index]`; all of them, and their sum. */
  durations: z.object({ counts: z.array(z.number()), count: z.number(), sumMs: z.number() }),
});

export type WatchFigures = z.infer<typeof figures>;

export interface Watcher {
  watcherId: string;
  role: WatcherRole;
  startedAt: Date;
  tickAt: Date;
  /** null when they cannot be read. */
  figures: WatchFigures | null;
}

/** A watcher that has been silent for so long has stopped. It ticks every five seconds. */
export const silentAfterMs = 60_000;

/** Notes that a process is watching, and how it goes. */
export async function recordTick(
  db: Database,
  { watcherId, role, startedAt, tickAt, figures }: Watcher,
): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    INSERT INTO "Watcher" ("id", "role", "startedAt", "tickAt", "figures")
    VALUES (${watcherId}, ${role}, ${startedAt.getTime()}, ${tickAt.getTime()}, ${JSON.stringify(figures)})
    ON CONFLICT ("id") DO UPDATE SET "tickAt" = excluded."tickAt", "figures" = excluded."figures"`);
}

/** Those that are at work, the longest first. A tick from the future was made by a clock that has since been put back. */
export async function listLiveWatchers(db: Database, now: Date): Promise<Watcher[]> {
  const rows = await db.watcher.findMany({
    where: { tickAt: { gte: shift(now, -silentAfterMs), lte: shift(now, silentAfterMs) } },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, role, startedAt, tickAt, figures: text }) => ({
    watcherId: id,
    role: role === 'worker' ? 'worker' : 'server',
    startedAt,
    tickAt,
    figures: readJson(text, figures),
  }));
}

/** When anybody who watches gave a sign of life last; null = never, or longer than a day ago. */
export async function findLastTick(db: Database, now: Date): Promise<Date | null> {
  const { _max } = await db.watcher.aggregate({
    where: { tickAt: { lte: shift(now, silentAfterMs) } },
    _max: { tickAt: true },
  });
  return _max.tickAt;
}

export async function removeSilentWatchers(db: Database, before: Date): Promise<void> {
  await db.watcher.deleteMany({ where: { tickAt: { lt: before } } });
}

function shift(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}
