import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';

import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { asOrdinaryUser } from '@/lib/testing/as-ordinary-user';
import { createTestDatabase } from '@/lib/testing/test-database';
import type { TestDatabase } from '@/lib/testing/test-database';
import { migrate } from '@/prisma/migrate.mjs';

import { describeDatabaseError } from './database-fault.mjs';
import { openDatabase } from './open-database';
import type { Database, Transaction } from './open-database';

let test: TestDatabase;
let db: Database;

beforeEach(async () => {
  test = await createTestDatabase();
  db = test.database;
});

afterEach(() => test.dispose());

async function addTag(database: Transaction, id: string): Promise<void> {
  await database.tag.create({ data: { id, name: id } });
}

async function listTags(database: Database = db): Promise<string[]> {
  const tags = await database.tag.findMany({ orderBy: { id: 'asc' } });
  return tags.map(({ id }) => id);
}

/** What is said about the error of a query that must fail. */
async function describeFailure(query: Promise<unknown>): Promise<ReturnType<typeof describeDatabaseError>> {
  return query.then(
    () => expect.unreachable('The query succeeded.'),
    (error: unknown) => describeDatabaseError(error),
  );
}

/** All ways of writing, as each has its own kind of error. */
const writes: [kind: string, write: (database: Database, id: string) => Promise<unknown>][] = [
  ['a query', (database, id) => addTag(database, id)],
  ['a raw query', (database, id) => database.$executeRaw`INSERT INTO Tag (id, name) VALUES (${id}, ${id})`],
  ['a list of queries', (database, id) => database.$transaction([database.tag.create({ data: { id, name: id } })])],
  ['a transaction', (database, id) => database.$transaction((tx) => addTag(tx, id))],
];

describe('locked: another process writes', () => {
  let other: Sqlite.Database;

  beforeEach(() => {
    other = new Sqlite(test.file);
    other.exec('BEGIN IMMEDIATE');
  });

  afterEach(() => other.close());

  it.each(writes)('%s fails when it was not given time to wait', async (_, write) => {
    const impatient = openDatabase(test.file, 0);
    expect(await describeFailure(write(impatient, 'a'))).toEqual({
      fault: 'locked',
      sentence:
        'kigen.db is in use by another process; stop the other Kigen or close the program that has it open, then try again.',
    });
    expect(await listTags(impatient)).toEqual([]);
    await impatient.$disconnect();
  });

  it('a transaction that waits too long behind another one of the same process says so as well', async () => {
    other.exec('ROLLBACK');
    let finish = () => {};
    const isFinished = new Promise<void>((resolve) => (finish = resolve));
    const first = db.$transaction(() => isFinished);
    await nextTurn();
    const second = db.$transaction((tx) => addTag(tx, 'a'), { maxWait: 20 });
    expect(await describeFailure(second)).toMatchObject({ fault: 'locked' });
    finish();
    await first;
  });

  it.each(writes)('%s waits while reading goes on, and is stored when the other one is done', async (_, write) => {
    let isAcknowledged = false;
    const written = write(db, 'a').then(() => {
      isAcknowledged = true;
    });
    for (let read = 0; read < 10; read += 1) {
      expect(await listTags()).toEqual([]);
      // Prisma needs some turns of the event loop before a list of queries reaches the database.
      await nextTurn();
    }
    expect(isAcknowledged).toBe(false);
    other.exec('COMMIT');
    await written;
    expect(await listTags()).toEqual(['a']);
  });
});

describe('read-only', () => {
  it.each(writes)('%s fails as a whole in a file of somebody else, which can still be read', async (_, write) => {
    await addTag(db, 'before');
    const folder = path.dirname(test.file);
    await db.$disconnect();
    chmodSync(folder, 0o777);
    chmodSync(test.file, 0o444);
    await asOrdinaryUser(async () => {
      const foreign = openDatabase(test.file);
      expect(await describeFailure(write(foreign, 'a'))).toEqual({
        fault: 'read-only',
        sentence:
          'kigen.db cannot be written to; let the user that runs Kigen write to it and to its folder, then try again.',
      });
      expect(await listTags(foreign)).toEqual(['before']);
      await foreign.$disconnect();
    });
  });
});

describe('full', () => {
  const big = 'x'.repeat(100_000);

  beforeEach(async () => {
    await addTag(db, 'before');
    const [row] = await db.$queryRaw<{ page_count: bigint }[]>`PRAGMA page_count`;
    await db.$queryRawUnsafe(`PRAGMA max_page_count = ${row?.page_count}`);
  });

  it.each(writes)('%s fails, reading goes on, and writing resumes when there is space again', async (_, write) => {
    expect(await describeFailure(write(db, big))).toEqual({
      fault: 'full',
      sentence: 'The disk with kigen.db is full; free some space and try again, all that was saved before is kept.',
    });
    expect(await listTags()).toEqual(['before']);

    await db.$queryRaw`PRAGMA max_page_count = 100000`;
    await write(db, 'after');
    expect(await listTags()).toEqual(['after', 'before']);
  });

  it('stores nothing of a transaction that caught the error and went on', async () => {
    const transaction = db.$transaction(async (tx) => {
      await addTag(tx, 'one');
      await addTag(tx, big).catch(() => {});
      await addTag(tx, 'two').catch(() => {});
    });

    expect(await describeFailure(transaction)).toMatchObject({ fault: 'full' });
    expect(await listTags()).toEqual(['before']);
  });
});

describe('disk-error: the operating system refuses a write in the middle of a transaction', () => {
  it('stores nothing of a transaction that caught the error and went on, though SQLite has ended it already', async () => {
    await addTag(db, 'before');
    await db.$disconnect();

    const limited = `trap '' XFSZ; ulimit -f 1000; exec "$0" --import tsx "$1" "$2"`;
    const child = spawn('sh', ['-c', limited, process.execPath, findScript('write-on-failing-disk.ts'), test.file]);
    expect(await text(child.stdout)).toBe('disk-error\n');
    expect(await listTags()).toEqual(['before']);
  });
});

describe('a file that is not what it should be', () => {
  let another: Database;

  afterEach(() => another.$disconnect());

  it('damaged: pages with something else in them', async () => {
    await db.tag.createMany({
      data: Array.from({ length: 2_000 }, (_, index) => ({ id: `${index}`, name: `tag ${index}` })),
    });
    await db.$disconnect();
    const bytes = readFileSync(test.file);
    writeFileSync(test.file, bytes.fill(0x5a, bytes.length - 20 * 4096));

    another = openDatabase(test.file);
    expect(await describeFailure(listTags(another))).toEqual({
      fault: 'damaged',
      sentence: 'kigen.db is damaged; stop Kigen, keep a copy of the file, and put the last backup in its place.',
    });
  });

  it('not-a-database: text', async () => {
    await db.$disconnect();
    writeFileSync(test.file, 'this is a letter to my aunt, '.repeat(100));
    another = openDatabase(test.file);
    expect(await describeFailure(another.tag.count())).toEqual({
      fault: 'not-a-database',
      sentence:
        'kigen.db is not a database of Kigen; move it away to begin with an empty one, or put a backup in its place.',
    });
  });

  it.each([
    ['file', 'missing.db'],
    ['folder', path.join('missing', 'kigen.db')],
  ])('cannot-open: a missing %s, which is not made in passing', async (_, name) => {
    another = openDatabase(path.join(path.dirname(test.file), name));
    expect(await describeFailure(another.tag.count())).toMatchObject({ fault: 'cannot-open' });
  });

  it('not-migrated: no tables yet', async () => {
    const file = path.join(path.dirname(test.file), 'empty.db');
    new Sqlite(file).close();
    writeFileSync(file, '');
    another = openDatabase(file);
    expect(await describeFailure(another.tag.count())).toEqual({
      fault: 'not-migrated',
      sentence: 'kigen.db lacks tables that this Kigen needs; stop it and start it with npm start, which adds them.',
    });
  });
});

describe('describeDatabaseError', () => {
  it('passes on the sentence of a start that failed', async () => {
    rmSync(test.file);
    writeFileSync(test.file, 'this is a letter to my aunt, '.repeat(100));
    expect(await describeFailure(migrate(test.file))).toEqual({
      fault: 'not-a-database',
      sentence: `${test.file} is not a database of Kigen; move it away to begin with an empty one, or put a backup in its place.`,
    });
  });

  it('names the file as it is told to', () => {
    const error = new Sqlite.SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC');
    expect(describeDatabaseError(error, 'data/kigen.db')?.sentence).toContain('data/kigen.db');
  });

  it('knows nothing about broken constraints and bugs', async () => {
    await addTag(db, 'a');
    expect(await describeFailure(addTag(db, 'a'))).toBeNull();
    expect(await describeFailure(db.$transaction((tx) => addTag(tx, 'a')))).toBeNull();
    expect(await describeFailure(db.$queryRaw`SELECT nonsense`)).toBeNull();
    for (const other of [new TypeError('x is not a function'), 'text', null, undefined]) {
      expect(describeDatabaseError(other)).toBeNull();
    }
  });
});

describe('a process that is killed while it writes', () => {
  it('has stored all that it acknowledged, and no transaction by half', async () => {
    for (const pairs of [1, 20]) {
      await db.tag.deleteMany();
      const acknowledged = await writeUntilKilled(test.file, pairs);

      const stored = await listTags();
      for (const pair of acknowledged) expect(stored).toContain(`${pair} second`);
      const halves = (half: string) => stored.filter((id) => id.endsWith(half)).map((id) => Number.parseInt(id));
      expect(halves('first')).toEqual(halves('second'));
      expect(await db.$queryRaw`PRAGMA quick_check`).toEqual([{ quick_check: 'ok' }]);
    }
  });
});

/** Starts a process that writes, kills it in the middle after some pairs, and returns the pairs that it acknowledged. */
async function writeUntilKilled(file: string, pairs: number): Promise<number[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', findScript('write-until-killed.ts'), file]);
  const closed = once(child, 'close');
  const acknowledged: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(Number(line));
    if (acknowledged.length === pairs) child.kill('SIGKILL');
  }
  await closed;
  return acknowledged;
}

function findScript(name: string): string {
  return path.join(import.meta.dirname, '../testing', name);
}
