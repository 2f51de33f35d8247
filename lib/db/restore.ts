import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';

import process from 'node:process';

import Sqlite from 'better-sqlite3';

/**
 * Why a backup is not taken: there is no such file · it is no database or damaged · it is no backup of Kigen · it was made
 * by a newer Kigen · a server or worker runs on the database that it would replace.
 */
export type RestoreRefusal = 'missing' | 'damaged' | 'foreign' | 'newer' | 'in-use';

export type RestoreResult =
  | {
      kind: 'restored';
      /** Where the database is now that was there before; null = there was none. */ keptAs: string | null;
    }
  | { kind: 'refused'; why: RestoreRefusal };

/**
 * Puts a checked copy of a backup in the place of the database, which is kept beside it under another name.
 *
 * @param known the names of the migrations that this Kigen has
 */
export function restore(backup: string, database: string, known: readonly string[], now: Date): RestoreResult {
  if (!statSync(backup, { throwIfNoEntry: false })?.isFile()) return { kind: 'refused', why: 'missing' };
  const part = `${database}.restoring`;
  // What is checked is the copy: the file itself is left as it is, and may lie where nothing can be written.
  copyFileSync(backup, part);
  try {
    chmodSync(part, 0o600);
    const why = findFault(part, known) ?? (existsSync(database) ? letGo(database) : null);
    if (why !== null) return { kind: 'refused', why };
    flush(part);
    const keptAs = existsSync(database) ? `${database}.before-${now.toISOString().replace(/[:.]/g, '-')}` : null;
    if (keptAs !== null) moveAll(database, keptAs);
    renameSync(part, database);
    return { kind: 'restored', keptAs };
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(part + end, { force: true });
  }
}

function findFault(file: string, known: readonly string[]): RestoreRefusal | null {
  let sqlite: Sqlite.Database | undefined;
  try {
    sqlite = new Sqlite(file);
    sqlite.pragma('journal_mode = DELETE');
    if (sqlite.pragma('quick_check', { simple: true }) !== 'ok') return 'damaged';
    const tables = sqlite.prepare(`SELECT count(*) FROM sqlite_master WHERE name IN ('_prisma_migrations', 'Site')`);
    if (tables.pluck().get() !== 2) return 'foreign';
    const applied = sqlite.prepare(`SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL`);
    return applied
      .pluck()
      .all()
      .every((name) => known.includes(String(name)))
      ? null
      : 'newer';
  } catch (error) {
    if (error instanceof Sqlite.SqliteError) return 'damaged';
    throw error;
  } finally {
    sqlite?.close();
  }
}

/** Leaving WAL takes the file for itself alone, which fails as long as any process has it open; nothing is left beside it. */
function letGo(database: string): RestoreRefusal | null {
  const sqlite = new Sqlite(database, { timeout: 500 });
  try {
    return sqlite.pragma('journal_mode = DELETE', { simple: true }) === 'delete' ? null : 'in-use';
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error;
    if (/BUSY|LOCKED/.test(error.code)) return 'in-use';
    // A database that is broken is what a backup is for, but nobody may still be writing to it.
    return isOpenElsewhere(database) ? 'in-use' : null;
  } finally {
    sqlite.close();
  }
}

/** By what Linux tells of open files; where that is not told, nobody is taken to have it open. */
function isOpenElsewhere(file: string): boolean {
  const wanted = realpathSync(file);
  const processes = existsSync('/proc/self/fd') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  return processes
    .filter((id) => Number(id) !== process.pid)
    .some((id) => listOpenFiles(id).some((open) => open === wanted || open === `${wanted}-wal`));
}

/** None of a process that has just ended, or is somebody else's. */
function listOpenFiles(processId: string): string[] {
  try {
    const folder = `/proc/${processId}/fd`;
    return readdirSync(folder).map((name) => readlinkSync(`${folder}/${name}`));
  } catch {
    return [];
  }
}

/** With what SQLite keeps beside it: a log that is left behind would be laid over the new file. */
function moveAll(from: string, to: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) if (existsSync(from + end)) renameSync(from + end, to + end);
}

function flush(file: string): void {
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}
