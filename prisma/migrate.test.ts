import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';

import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { asOrdinaryUser } from '@/lib/testing/as-ordinary-user';

import { diffSchema } from './diff-schema.mjs';
import { listMigrations, migrationsFolder } from './list-migrations.mjs';
import { migrate } from './migrate.mjs';

let folder: string;
let file: string;
let migrations: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kigen-migrate-'));
  file = path.join(folder, 'kigen.db');
  migrations = path.join(folder, 'migrations');
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A migration in the test's own folder. */
function writeMigrationFile(name: string, sql: string): void {
  mkdirSync(path.join(migrations, name), { recursive: true });
  writeFileSync(path.join(migrations, name, 'migration.sql'), sql);
}

function onDatabase<T>(work: (database: Sqlite.Database) => T): T {
  const database = new Sqlite(file);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

function listTables(): unknown[] {
  const sql = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY name`;
  return onDatabase((database) => database.prepare(sql).pluck().all());
}

function listNotedMigrations(): unknown[] {
  return onDatabase((database) => database.prepare('SELECT migration_name FROM _prisma_migrations').pluck().all());
}

describe('the migrations of this project', () => {
  it('build what schema.prisma describes', async () => {
    expect(await diffSchema()).toBeNull();
  });

  it('apply to an empty file, oldest first, and make the file and its folder for their owner alone', async () => {
    const inNewFolder = path.join(folder, 'data', 'kigen.db');
    expect(await migrate(inNewFolder)).toMatchObject({ applied: listMigrations(migrationsFolder) });
    expect(statSync(path.dirname(inNewFolder)).mode & 0o777).toBe(0o700);
    expect(statSync(inNewFolder).mode & 0o777).toBe(0o600);
  });

  it('do nothing the second time', async () => {
    await migrate(file);
    const before = readFileSync(file);
    expect(await migrate(file)).toMatchObject({ applied: [] });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it.each(listMigrations(migrationsFolder))('leave the transaction to migrate: %s', (name) => {
    const sql = readFileSync(path.join(migrationsFolder, name, 'migration.sql'), 'utf8');
    expect(sql).not.toMatch(/^\s*(BEGIN|COMMIT|ROLLBACK|END)\b/im);
  });
});

describe('migrate', () => {
  it('leaves a file that is whole by itself, without a log beside it', async () => {
    await migrate(file);
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(onDatabase((database) => database.pragma('journal_mode', { simple: true }))).toBe('wal');
  });

  it('applies only what is new', async () => {
    writeMigrationFile('1_first', 'CREATE TABLE first (id)');
    await migrate(file, { folder: migrations });
    writeMigrationFile('2_second', 'CREATE TABLE second (id)');
    expect(await migrate(file, { folder: migrations })).toMatchObject({ applied: ['2_second'] });
  });

  it('keeps the children of a table that is built anew', async () => {
    writeMigrationFile(
      '1_first',
      `CREATE TABLE parent (id INTEGER PRIMARY KEY);
       CREATE TABLE child (parent INTEGER REFERENCES parent (id) ON DELETE CASCADE);
       INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1);`,
    );
    await migrate(file, { folder: migrations });
    writeMigrationFile(
      '2_rebuild',
      `CREATE TABLE new_parent (id INTEGER PRIMARY KEY, name TEXT);
       INSERT INTO new_parent (id) SELECT id FROM parent;
       DROP TABLE parent;
       ALTER TABLE new_parent RENAME TO parent;`,
    );
    await migrate(file, { folder: migrations });
    expect(onDatabase((database) => database.prepare('SELECT * FROM child').all())).toEqual([{ parent: 1 }]);
  });

  it('applies each migration once when two processes start at the same time', async () => {
    const script = `
      import { migrate } from ${JSON.stringify(path.join(import.meta.dirname, 'migrate.mjs'))};
      console.log((await migrate(${JSON.stringify(file)})).applied.join());`;
    const outputs = await Promise.all([1, 2].map(() => runNode(['--input-type=module', '--eval', script])));

    const all = listMigrations(migrationsFolder);
    expect(outputs.map((output) => output.trim()).sort()).toEqual(['', all.join()]);
    expect(listNotedMigrations()).toEqual(all);
  });
});

describe('an empty file', () => {
  it('is a new database where nothing else is there, and it is said to be one', async () => {
    writeFileSync(file, '');
    expect(await migrate(file)).toMatchObject({ isNew: true });
    expect(await migrate(file)).toMatchObject({ isNew: false });
  });

  it.each(['kigen.db-wal', 'kigen.db.backup'])(
    'is refused while %s says that there was more, and both stay',
    async (left) => {
      writeFileSync(file, '');
      writeFileSync(path.join(folder, left), 'data');
      await expect(migrate(file)).rejects.toMatchObject({
        fault: 'emptied',
        message: `${file} is empty, but ${left} beside it is not, so its data was lost from outside; put a backup in its place, or move ${left} away to begin with an empty one.`,
      });
      expect(readFileSync(path.join(folder, left), 'utf8')).toBe('data');
      expect(statSync(file).size).toBe(0);
    },
  );

  it('is what a first start leaves that was ended at once: the next one goes on', async () => {
    writeFileSync(file, '');
    writeFileSync(`${file}-shm`, 'x');
    writeFileSync(`${file}-journal`, '');
    expect(await migrate(file)).toMatchObject({ isNew: true });
  });
});

describe('a fault', () => {
  it('migration-failed: takes the whole update back, and the corrected one applies', async () => {
    writeMigrationFile('1_first', `CREATE TABLE first (id); INSERT INTO first VALUES ('kept')`);
    await migrate(file, { folder: migrations });
    writeMigrationFile('2_good', `CREATE TABLE second (id); DELETE FROM first`);
    writeMigrationFile('3_bad', 'CREATE TABLE third (id); INSERT INTO missing VALUES (1)');

    await expect(migrate(file, { folder: migrations })).rejects.toMatchObject({
      fault: 'migration-failed',
      message: `The update of ${file} failed and was taken back as a whole, so no data has changed; start the Kigen used before and report this: no such table: missing.`,
    });
    expect(listTables()).toEqual(['first']);
    expect(listNotedMigrations()).toEqual(['1_first']);
    expect(onDatabase((database) => database.prepare('SELECT * FROM first').all())).toEqual([{ id: 'kept' }]);

    writeMigrationFile('3_bad', 'CREATE TABLE third (id)');
    expect(await migrate(file, { folder: migrations })).toMatchObject({ applied: ['2_good', '3_bad'] });
  });

  it('migration-failed: an update that leaves references to missing rows is taken back', async () => {
    writeMigrationFile(
      '1_first',
      `CREATE TABLE parent (id INTEGER PRIMARY KEY);
       CREATE TABLE child (parent INTEGER REFERENCES parent (id));
       INSERT INTO child VALUES (1);`,
    );
    const update = migrate(file, { folder: migrations });
    await expect(update).rejects.toMatchObject({ fault: 'migration-failed' });
    await expect(update).rejects.toThrow('refer to missing rows: 1, the first in table child');
    expect(listTables()).toEqual([]);
  });

  it('full: nothing of the update is stored', async () => {
    writeMigrationFile('1_first', 'CREATE TABLE first (id)');
    await migrate(file, { folder: migrations });
    writeMigrationFile(
      '2_big',
      'PRAGMA max_page_count = 20; CREATE TABLE second AS SELECT randomblob(1000000) AS content',
    );
    await expect(migrate(file, { folder: migrations })).rejects.toMatchObject({ fault: 'full' });
    expect(listTables()).toEqual(['first']);
  });

  it('disk-error: a disk that refuses a write leaves nothing behind, and the next start succeeds', async () => {
    // The shell's limit on the size of a file makes the operating system refuse, in the middle of the update.
    const script = `
      import { migrate } from ${JSON.stringify(path.join(import.meta.dirname, 'migrate.mjs'))};
      await migrate(${JSON.stringify(file)}).catch(({ fault }) => console.log(fault));`;
    const limited = `trap '' XFSZ; ulimit -f 120; exec "$0" --input-type=module --eval "$1"`;
    expect(await run('sh', ['-c', limited, process.execPath, script])).toBe('disk-error\n');
    expect(listTables()).toEqual([]);
    expect(await migrate(file)).toMatchObject({ applied: listMigrations(migrationsFolder) });
  });

  it('newer: a database with an update that this version does not know is not touched', async () => {
    await migrate(file);
    onDatabase((database) =>
      database.exec(`
        INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, started_at, applied_steps_count)
        VALUES ('x', '', '20991231000000_future', 0, 0, 1)`),
    );
    await expect(migrate(file)).rejects.toMatchObject({
      fault: 'newer',
      message: `${file} was used by a newer Kigen and has an update that this one does not know (20991231000000_future); start the newer one, or restore a backup from before the update.`,
    });
  });

  it('migration-unfinished: an update that another tool left half done', async () => {
    await migrate(file);
    onDatabase((database) => database.exec('UPDATE _prisma_migrations SET finished_at = NULL'));
    await expect(migrate(file)).rejects.toMatchObject({ fault: 'migration-unfinished' });
  });

  it('locked: another process writes for longer than the wait', async () => {
    await onDatabaseAsync(async (other) => {
      other.pragma('journal_mode = WAL');
      other.exec('BEGIN IMMEDIATE');
      await expect(migrate(file, { lockWaitMs: 0 })).rejects.toMatchObject({ fault: 'locked' });
      other.exec('ROLLBACK');
    });
    expect(await migrate(file)).toMatchObject({ applied: listMigrations(migrationsFolder) });
  });

  it('damaged: a file with a broken page is not updated', async () => {
    writeMigrationFile('1_first', 'CREATE TABLE first (id); CREATE INDEX first_id ON first (id)');
    await migrate(file, { folder: migrations });
    breakLastPage(file);
    const broken = readFileSync(file);
    writeMigrationFile('2_second', 'CREATE TABLE second (id)');

    await expect(migrate(file, { folder: migrations })).rejects.toMatchObject({
      fault: 'damaged',
      message: `${file} is damaged; stop Kigen, keep a copy of the file, and put the last backup in its place.`,
    });
    expect(readFileSync(file).equals(broken)).toBe(true);
  });

  it('damaged: the pages are checked after a crash, even when there is nothing to update', async () => {
    // Of a schema of its own: the last page of the real one may be one without which nothing can be opened.
    writeMigrationFile('1_first', 'CREATE TABLE first (id); CREATE INDEX first_id ON first (id)');
    await migrate(file, { folder: migrations });
    breakLastPage(file);
    expect(await migrate(file, { folder: migrations })).toMatchObject({ applied: [] });
    writeFileSync(`${file}-wal`, 'left by a process that was killed');
    await expect(migrate(file, { folder: migrations })).rejects.toMatchObject({ fault: 'damaged' });
  });

  it.each([
    ['text', 'this is a letter to my aunt, '.repeat(100)],
    ['a database of something else', readForeignDatabase()],
  ])('not-a-database: %s in its place is not touched', async (_, content) => {
    writeFileSync(file, content);
    await expect(migrate(file)).rejects.toMatchObject({ fault: 'not-a-database' });
    expect(existsSync(file)).toBe(true);
  });

  it('cannot-open: a folder in its place', async () => {
    mkdirSync(file);
    await expect(migrate(file)).rejects.toMatchObject({ fault: 'cannot-open' });
  });

  it('folder-not-writable: a file in the place of its folder', async () => {
    writeFileSync(path.join(folder, 'data'), '');
    const start = migrate(path.join(folder, 'data', 'kigen.db'));
    await expect(start).rejects.toMatchObject({ fault: 'folder-not-writable' });
    await expect(start).rejects.toThrow(
      /cannot be written to; let the user .* or set KIGEN_DATA_DIR to another folder\.$/,
    );
  });

  it('folder-not-writable: a folder of somebody else', async () => {
    chmodSync(folder, 0o555);
    await asOrdinaryUser(() => expect(migrate(file)).rejects.toMatchObject({ fault: 'folder-not-writable' }));
    chmodSync(folder, 0o755);
  });

  it('read-only: a file of somebody else', async () => {
    await migrate(file);
    chmodSync(folder, 0o777);
    chmodSync(file, 0o444);
    await asOrdinaryUser(() => expect(migrate(file)).rejects.toMatchObject({ fault: 'read-only' }));
  });
});

async function onDatabaseAsync(work: (database: Sqlite.Database) => Promise<void>): Promise<void> {
  const database = new Sqlite(file);
  await work(database);
  database.close();
}

/** Leaves the header and Prisma's notes alone. */
function breakLastPage(databaseFile: string): void {
  const bytes = readFileSync(databaseFile);
  writeFileSync(databaseFile, bytes.fill(0x5a, bytes.length - 4096));
}

function readForeignDatabase(): Buffer {
  const database = new Sqlite(':memory:');
  database.exec('CREATE TABLE bookmarks (url)');
  const content = database.serialize();
  database.close();
  return content;
}

function runNode(args: string[]): Promise<string> {
  return run(process.execPath, args);
}

/** What a command prints; it must succeed. */
async function run(command: string, args: string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = new Promise((resolve) => child.once('close', resolve));
  const output = await text(child.stdout);
  expect(await exit).toBe(0);
  return output;
}
