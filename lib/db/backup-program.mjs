// node lib/db/backup-program.mjs SOURCE TARGET: copies a database by SQLite's online method into a file that is checked
// before it gets its name. In a process of its own, since the copying stops everything else in it.
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import process from 'node:process';

import Database from 'better-sqlite3';

process.umask(0o077);
const [source = '', target = ''] = process.argv.slice(2);
const part = `${target}.part`;

try {
  // Somebody else who is at it keeps the name; what was left by a crash is taken after an hour (see back-up.ts).
  closeSync(openSync(part, 'wx', 0o600));
} catch (error) {
  if (error.code !== 'EEXIST') throw error;
  console.error('busy');
  process.exit(3);
}
try {
  const database = new Database(source, { fileMustExist: true });
  database.pragma('busy_timeout = 5000');
  // All pages in one step: with several, a busy writer would make it begin again and again.
  await database.backup(part, { progress: () => 2 ** 31 - 1 });
  database.close();
  const copy = new Database(part);
  // One file, with nothing beside it.
  copy.pragma('journal_mode = DELETE');
  const found = copy.pragma('quick_check', { simple: true });
  copy.close();
  if (found !== 'ok') throw new Error(`The copy is damaged: ${found}`);
  flush(part);
  renameSync(part, target);
} catch (error) {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(part + end, { force: true });
  console.error(error.message);
  process.exit(1);
}

function flush(file) {
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}
