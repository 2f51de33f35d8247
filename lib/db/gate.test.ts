import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createTestDatabase } from '@/lib/testing/test-database';
import type { TestDatabase } from '@/lib/testing/test-database';

import { gate } from './gate';
import { PrismaClient } from './generated/client';
import { openDatabase } from './open-database';
import type { Database, Transaction } from './open-database';

let test: TestDatabase;
let db: Database;

beforeEach(async () => {
  test = await createTestDatabase();
  db = test.database;
});

afterEach(() => test.dispose());

class TakenBack extends Error {}

/** What is on disk, as another process sees it. */
function readTags(): string[] {
  const reader = new Sqlite(test.file, { readonly: true });
  const ids = reader.prepare<[], string>('SELECT id FROM Tag ORDER BY id').pluck().all();
  reader.close();
  return ids;
}

async function addTag(database: Transaction, id: string): Promise<void> {
  await database.tag.create({ data: { id, name: id } });
}

/** A reference to a missing row that SQLite complains about only at COMMIT. */
async function breakReferenceAtCommit(tx: Transaction): Promise<void> {
  await tx.$executeRaw`PRAGMA defer_foreign_keys = ON`;
  await tx.$executeRaw`INSERT INTO SiteTag (siteId, tagId) VALUES ('missing', 'missing')`;
}

describe('Prisma on better-sqlite3 without the gate', () => {
  let bare: Database;

  beforeEach(() => {
    bare = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${test.file}` }) });
  });

  afterEach(() => bare.$disconnect());

  it('loses an acknowledged write when a transaction of somebody else rolls back', async () => {
    const transaction = bare.$transaction(async (tx) => {
      await addTag(tx, 'inside');
      await addTag(bare, 'acknowledged');
      throw new TakenBack();
    });

    await expect(transaction).rejects.toThrow(TakenBack);
    expect(readTags()).toEqual([]);
  });

  it('acknowledges writes that never reach the disk after one failed COMMIT', async () => {
    await expect(bare.$transaction(breakReferenceAtCommit)).rejects.toThrow('ForeignKeyConstraintViolation');
    await addTag(bare, 'acknowledged');

    await bare.$disconnect();
    expect(readTags()).toEqual([]);
  });
});

describe('the gate', () => {
  it('keeps an acknowledged write when a transaction of somebody else rolls back', async () => {
    let outside: Promise<void> | undefined;
    let isAcknowledged = false;
    const transaction = db.$transaction(async (tx) => {
      await addTag(tx, 'inside');
      outside = addTag(db, 'acknowledged').then(() => {
        isAcknowledged = true;
      });
      for (let query = 0; query < 10; query += 1) await tx.tag.count();
      expect(isAcknowledged).toBe(false);
      throw new TakenBack();
    });

    await expect(transaction).rejects.toThrow(TakenBack);
    await outside;
    expect(readTags()).toEqual(['acknowledged']);
  });

  it('stores every acknowledged write after a failed COMMIT, and nothing of that transaction', async () => {
    const transaction = db.$transaction(async (tx) => {
      await addTag(tx, 'inside');
      await breakReferenceAtCommit(tx);
    });

    await expect(transaction).rejects.toThrow('ForeignKeyConstraintViolation');
    await addTag(db, 'acknowledged');
    await db.$transaction((tx) => addTag(tx, 'in a transaction'));
    expect(readTags()).toEqual(['acknowledged', 'in a transaction']);
  });

  it('lets a reader outside see a transaction whole or not at all', async () => {
    let outside: Promise<number> | undefined;
    await db.$transaction(async (tx) => {
      await addTag(tx, 'first');
      outside = db.tag.count().then((count) => count);
      await addTag(tx, 'second');
    });

    expect(await outside).toBe(2);
  });

  it('does not stop the queries of the transaction that holds it, even at the same time', async () => {
    await db.$transaction(async (tx) => {
      await Promise.all(['a', 'b', 'c'].map((id) => addTag(tx, id)));
    });

    expect(readTags()).toEqual(['a', 'b', 'c']);
  });

  it('stores all or nothing of an array of queries', async () => {
    const add = (id: string) => db.tag.create({ data: { id, name: id } });

    await db.$transaction([add('a'), add('b')]);
    await expect(db.$transaction([add('c'), add('a')])).rejects.toMatchObject({ code: 'P2002' });
    expect(readTags()).toEqual(['a', 'b']);
  });

  it('takes back the inner transaction alone when only that one throws', async () => {
    await db.$transaction(async (tx) => {
      await addTag(tx, 'outer');
      const inner = tx.$transaction(async (nested) => {
        await addTag(nested, 'inner');
        throw new TakenBack();
      });
      await expect(inner).rejects.toThrow(TakenBack);
      await tx.$transaction((nested) => addTag(nested, 'second inner'));
    });

    expect(readTags()).toEqual(['outer', 'second inner']);
  });

  it('lets a transaction go on after a violated constraint that it caught', async () => {
    await db.$transaction(async (tx) => {
      await addTag(tx, 'a');
      await expect(addTag(tx, 'a')).rejects.toMatchObject({ code: 'P2002' });
      await addTag(tx, 'b');
    });

    expect(readTags()).toEqual(['a', 'b']);
  });

  it('opens again when a transaction throws', async () => {
    const transaction = db.$transaction(async () => {
      await Promise.resolve();
      throw new TakenBack();
    });

    await expect(transaction).rejects.toThrow(TakenBack);
    await addTag(db, 'after');
    expect(readTags()).toEqual(['after']);
  });

  it('opens again when a transaction runs out of time because it waits for the database itself', async () => {
    let outside: Promise<void> | undefined;
    const transaction = db.$transaction(
      async (tx) => {
        await addTag(tx, 'inside');
        outside = addTag(db, 'outside');
        await outside;
      },
      { timeout: 50 },
    );

    await expect(transaction).rejects.toMatchObject({ code: 'P2028' });
    await outside;
    expect(readTags()).toEqual(['outside']);
  });

  it('is not taken by a transaction that gave up waiting for it', async () => {
    await db.$transaction(async (tx) => {
      const tooLate = db.$transaction((late) => addTag(late, 'too late'), { maxWait: 1 });
      await expect(tooLate).rejects.toMatchObject({ code: 'P2028' });
      await addTag(tx, 'inside');
    });

    await addTag(db, 'after');
    expect(readTags()).toEqual(['after', 'inside']);
  });

  it('begins a serializable transaction and refuses the isolation levels that SQLite does not have', async () => {
    await db.$transaction((tx) => addTag(tx, 'a'), { isolationLevel: 'Serializable' });
    expect(readTags()).toEqual(['a']);

    const adapter = await gate(new PrismaBetterSqlite3({ url: `file:${test.file}` }), 0).connect();
    await expect(adapter.startTransaction('READ COMMITTED')).rejects.toThrow('InvalidIsolationLevel');
    await adapter.dispose();
  });

  it('loses none of 50 read-and-write transactions that run at the same time on two connections', async () => {
    const second = openDatabase(test.file);
    await addTag(db, 'counter');
    await db.tag.update({ where: { id: 'counter' }, data: { name: '0' } });

    const increment = (database: Database) =>
      database.$transaction(async (tx) => {
        const { name } = await tx.tag.findUniqueOrThrow({ where: { id: 'counter' } });
        await tx.tag.update({ where: { id: 'counter' }, data: { name: String(Number(name) + 1) } });
      });
    await Promise.all(Array.from({ length: 50 }, (_, index) => increment(index % 2 ? db : second)));

    expect(await db.tag.findUnique({ where: { id: 'counter' } })).toMatchObject({ name: '50' });
    await second.$disconnect();
  });

  it('stores exactly what was acknowledged, however transactions and single writes overlap', async () => {
    const operation = fc.record({
      kind: fc.constantFrom('write', 'commit', 'throw', 'fail at commit'),
      pauses: fc.integer({ min: 0, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 2, maxLength: 12 }), async (operations) => {
        await db.tag.deleteMany();
        const acknowledged = await Promise.all(
          operations.map(async ({ kind, pauses }, index) => {
            const id = String(index).padStart(2, '0');
            const work = async (tx: Transaction) => {
              await addTag(tx, id);
              for (let query = 0; query < pauses; query += 1) await tx.tag.count();
              if (kind === 'throw') throw new TakenBack();
              if (kind === 'fail at commit') await breakReferenceAtCommit(tx);
            };
            const done = kind === 'write' ? addTag(db, id) : db.$transaction(work);
            return done.then(
              () => [id],
              () => [],
            );
          }),
        );
        expect(readTags()).toEqual(acknowledged.flat());
      }),
      { numRuns: 40 },
    );
  });
});

describe('a connection', () => {
  it('writes ahead, syncs normally and checks foreign keys', async () => {
    expect(await db.$queryRaw`PRAGMA journal_mode`).toEqual([{ journal_mode: 'wal' }]);
    expect(await db.$queryRaw`PRAGMA synchronous`).toEqual([{ synchronous: 1n }]);
    expect(await db.$queryRaw`PRAGMA foreign_keys`).toEqual([{ foreign_keys: 1n }]);
  });

  it('keeps instants as whole milliseconds', async () => {
    const now = new Date('2026-12-12T01:00:00.123Z');
    const row = { id: 'a', host: 'example.jp', port: 443, displayHost: 'example.jp', createdAt: now };
    await db.site.create({ data: { ...row, status: 'unknown', statusAt: now, urgency: 0 } });

    expect(await db.$queryRaw`SELECT typeof(createdAt) AS type, createdAt + 0 AS ms FROM Site`).toEqual([
      { type: 'integer', ms: BigInt(now.getTime()) },
    ]);
    expect(await db.site.findUnique({ where: { id: 'a' } })).toMatchObject({ createdAt: now });
  });
});
