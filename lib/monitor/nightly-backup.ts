import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { backUp } from '@/lib/db/back-up';

import { backupFolder, listBackups } from './list-backups';
import type { Monitor } from './monitor';
import type { Scheduler } from './scheduler';

const minuteMs = 60_000;
/** In the zone of the machine. */
const at = { hours: 3, minutes: 30 } as const;
/** A machine that sleeps at night is backed up when it wakes, but not while it is busy with that. */
const firstAfterMs = 10 * minuteMs;
const nightly = /^kigen-(\d{4}-\d{2}-\d{2})\.db$/;

export interface BackupPlan {
  dataDir: string;
  /** How many are kept; 0 = none is made. */
  kept: number;
}

/** Makes a backup of the database each night, and keeps the newest. */
export function startNightlyBackups(monitor: Pick<Monitor, 'now' | 'reportBug'>, plan: BackupPlan): Scheduler {
  const stopping = new AbortController();
  const { signal } = stopping;
  const ended = plan.kept === 0 ? Promise.resolve() : run(monitor, plan, signal);
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}

async function run(
  { now, reportBug }: Pick<Monitor, 'now' | 'reportBug'>,
  plan: BackupPlan,
  signal: AbortSignal,
): Promise<void> {
  const rest = (ms: number) => pause(ms, undefined, { signal, ref: false }).catch(() => undefined);
  await rest(firstAfterMs);
  while (!signal.aborted) {
    try {
      await backUpIfDue(plan, now());
    } catch (error) {
      reportBug(error);
    }
    await rest(minuteMs);
  }
}

/**
 * Makes the backup of the last night that has passed, unless it is there, and removes those that are too many.
 *
 * @returns whether one was made
 * @throws Error when it cannot be made
 */
export async function backUpIfDue({ dataDir, kept }: BackupPlan, now: Date): Promise<boolean> {
  const target = path.join(/* turbopackIgnore: true */ backupFolder(dataDir), `kigen-${lastNight(now)}.db`);
  if (listBackups(dataDir).some(({ file }) => file === target)) return false;
  const source = path.join(/* turbopackIgnore: true */ dataDir, 'kigen.db');
  const result = await backUp(source, target, now);
  if (result.kind === 'failed') throw new Error(`The nightly backup could not be made: ${result.detail}`);
  if (result.kind === 'made') removeOldest(dataDir, kept);
  return result.kind === 'made';
}

/** The date of the last 3:30 that has passed. */
function lastNight(now: Date): string {
  const night = new Date(now);
  night.setHours(at.hours, at.minutes, 0, 0);
  if (night > now) night.setDate(night.getDate() - 1);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${night.getFullYear()}-${two(night.getMonth() + 1)}-${two(night.getDate())}`;
}

/** Only those of a night: what somebody has made by hand is theirs. */
function removeOldest(dataDir: string, kept: number): void {
  const nights = listBackups(dataDir)
    .filter(({ file }) => nightly.test(path.basename(file)))
    .sort((a, b) => b.file.localeCompare(a.file));
  for (const { file } of nights.slice(kept)) rmSync(/* turbopackIgnore: true */ file);
}
