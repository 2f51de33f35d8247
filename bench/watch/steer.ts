// node --import tsx bench/watch/steer.ts FILE, with IPC: fills the database of bench/watch.mjs and says what becomes due when.
import { setTimeout as pause } from 'node:timers/promises';

import { openDatabase } from '@/lib/db/open-database';
import { signInOwner, testSecretKey } from '@/lib/testing/sign-in-owner';

import { hostCount, hostOf } from '../checks/world';

const hourMs = 60 * 60 * 1000;
/** A prime: its multiples strew any number of endpoints. */
const scatter = 7919;
const db = openDatabase(process.argv[2] ?? '');

/** As the database gives it. */
type Whole = number | bigint;

interface Due {
  /** The number of the first endpoint, how many, and how far apart: as they were added, so they lie in the file. */
  first: number;
  count: number;
  stride: number;
  /** They become due evenly over so long, in an order that has nothing to do with where they lie, as by a hash. */
  overMs: number;
}

interface Fill {
  count: number;
  port: number;
  /** They become due within so long; 0 = in eight hours. */
  overMs: number;
}

type Message = { fill: Fill } | { due: Due } | { rollUp: { endpoints: number } } | { count: true };

process.on('message', (message: Message) => {
  void answer(message).then((reply) => process.connected && process.send?.(reply));
});
process.on('disconnect', () => void db.$disconnect());
process.send?.({ ready: true });

async function answer(message: Message): Promise<object> {
  if ('fill' in message) return fill(message.fill);
  if ('rollUp' in message) return rollUp(message.rollUp.endpoints);
  if ('count' in message) return { stored: await db.check.count() };
  return makeDue(message.due);
}

/** Sites of one endpoint each; 1,000 names are shared among them. Ids are as long as the real ones. */
async function fill({ count, port, overMs }: Fill): Promise<object> {
  const now = Date.now();
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${count - 1})`;
  await db.$executeRawUnsafe(`INSERT INTO "Site"
    ("id", "host", "port", "displayHost", "createdAt", "status", "statusAt", "urgency", "counterpart")
    ${numbers} SELECT printf('s%035d', i), 's' || i || '.bench.test', ${port}, 's' || i || '.bench.test', ${now}, 'unknown', ${now}, 3, 'declined' FROM n`);
  const [before, after] = hostOf(0).split('0');
  await db.$executeRawUnsafe(`INSERT INTO "Endpoint" ("id", "siteId", "host", "port", "createdAt", "dueAt")
    ${numbers} SELECT printf('e%035d', i), printf('s%035d', i), '${before}' || (i % ${hostCount}) || '${after}', ${port}, ${now}, ${overMs === 0 ? now + 8 * hourMs : `${now} + i * ${scatter} % ${count} * ${overMs} / ${count}`} FROM n`);
  await db.$executeRawUnsafe('ANALYZE');
  const { name, value } = await signInOwner(db);
  return { cookie: `${name}=${value}`, secretKey: testSecretKey };
}

/** Ends when all of them have been looked at, once each. */
async function makeDue({ first, count, stride, overMs }: Due): Promise<object> {
  const [last] = await db.$queryRawUnsafe<{ id: Whole }[]>(
    'SELECT CAST(coalesce(max("id"), 0) AS INTEGER) AS id FROM "Check"',
  );
  const since = Number(last?.id);
  const start = Date.now();
  const dueAt = (id: string): string =>
    `${start} + ((CAST(substr(${id}, 2) AS INTEGER) - ${first}) / ${stride} * ${scatter} % ${count}) * ${overMs} / ${count}`;
  const chosen = `rowid BETWEEN ${first + 1} AND ${first + count * stride} AND (rowid - 1 - ${first}) % ${stride} = 0`;
  await db.$executeRawUnsafe(`UPDATE "Endpoint" SET "dueAt" = ${dueAt('"id"')} WHERE ${chosen}`);
  for (;;) {
    await pause(500);
    const stored = await db.check.count({ where: { id: { gt: since } } });
    if (stored >= count) break;
    if (Date.now() - start > overMs + 4 * 60_000) throw new Error(`${stored} of ${count} looks were stored.`);
  }
  const rows = await db.$queryRawUnsafe<{ startedAt: Whole; ms: Whole; lag: Whole; problems: string }[]>(
    `SELECT CAST(c."startedAt" AS INTEGER) AS "startedAt", c."durationMs" AS ms, c."problems",
       CAST(c."startedAt" - (${dueAt('c."endpointId"')}) AS INTEGER) AS lag
     FROM "Check" AS c WHERE c."id" > ${since}`,
  );
  const failed = rows.filter(({ problems }) => problems !== '[]').length;
  if (failed > 0 || rows.length !== count) throw new Error(`${rows.length} looks, ${failed} found something.`);
  const begun = rows.map(({ startedAt }) => Number(startedAt));
  const ended = rows.map(({ startedAt, ms }) => Number(startedAt) + Number(ms));
  const lags = rows.map(({ lag }) => Number(lag)).sort((a, b) => a - b);
  const wallMs = ended.reduce((a, b) => Math.max(a, b), 0) - begun.reduce((a, b) => Math.min(a, b), Infinity);
  return { wallMs, lagP99Ms: lags[Math.ceil(lags.length * 0.99) - 1] ?? 0 };
}

/** Two years of looks every six hours at so many endpoints, as they lie in the database once they are summed up. */
async function rollUp(endpoints: number): Promise<object> {
  const { rollUpChecks, rollUpHours } = await import('@/lib/db/roll-up-checks');
  const now = Date.now();
  const dayMs = 24 * hourMs;
  const looks = 2 * 365 * 4;
  const before = await readUsedBytes();
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${looks})`;
  await db.$executeRawUnsafe(`INSERT INTO "Check"
    ("endpointId", "startedAt", "durationMs", "severity", "problems", "fingerprint256", "changes", "changed")
    ${numbers} SELECT e."id", ${now} - i * ${6 * hourMs}, 120, NULL, '[]', e."certificateId", '[{"kind":"nothing-changed"}]', 0
    FROM n, (SELECT "id", coalesce("certificateId", '${'AB:'.repeat(31)}AB') AS "certificateId" FROM "Endpoint" LIMIT ${endpoints}) AS e`);
  const raw = await readUsedBytes();
  await rollUpChecks(db, new Date(now - 30 * dayMs));
  await rollUpHours(db, new Date(now - 90 * dayMs));
  const after = await readUsedBytes();
  return { rawBytes: (raw - before) / (looks * endpoints), bytes: (after - before) / (looks * endpoints) };
}

async function readUsedBytes(): Promise<number> {
  const [row] = await db.$queryRawUnsafe<{ bytes: Whole }[]>(
    `SELECT (pages.page_count - free.freelist_count) * size.page_size AS bytes
     FROM pragma_page_count() AS pages, pragma_freelist_count() AS free, pragma_page_size() AS size`,
  );
  return Number(row?.bytes);
}
