import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

export interface Backup {
  file: string;
  madeAt: Date;
  bytes: number;
}

/** Where backups are kept in the data folder. */
export function backupFolder(dataDir: string): string {
  return path.join(/* turbopackIgnore: true */ dataDir, 'backups');
}

/** The backups in the data folder, the newest first. One that is being made is none yet. */
export function listBackups(dataDir: string): Backup[] {
  const folder = backupFolder(dataDir);
  return readNames(folder)
    .filter((name) => /^kigen-[\w-]+\.db$/.test(name))
    .map((name) => path.join(/* turbopackIgnore: true */ folder, name))
    .map((file) => ({ file, ...readFacts(file) }))
    .sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
}

export function findLastBackup(dataDir: string): Backup | null {
  return listBackups(dataDir)[0] ?? null;
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(/* turbopackIgnore: true */ folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}

function readFacts(file: string): { madeAt: Date; bytes: number } {
  const { mtime, size } = statSync(/* turbopackIgnore: true */ file);
  return { madeAt: mtime, bytes: size };
}
