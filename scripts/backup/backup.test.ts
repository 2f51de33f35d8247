import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { openDatabase } from '@/lib/db/open-database';
import type { Database } from '@/lib/db/open-database';
import { backUpIfDue } from '@/lib/monitor/nightly-backup';
import { seedSites } from '@/lib/testing/seed-sites';
import { createTestDatabase } from '@/lib/testing/test-database';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';

const now = new Date('2026-11-22T12:00:00Z');
const rules = { urgency: defaultUrgencyPolicy, staleAfterMs: 12 * 60 * 60 * 1000 };

async function createFilledDatabase(count: number) {
  const world = await createTestDatabase();
  await seedSites(world.database, { count, now, rules });
  return { ...world, folder: path.dirname(world.file) };
}

function run(command: 'backup' | 'restore', folder: string, ...args: string[]) {
  const child = spawnSync(process.execPath, ['--import', 'tsx', `scripts/${command}.ts`, ...args], {
    env: { ...process.env, KIGEN_DATA_DIR: folder, LANG: 'C', LC_ALL: 'C' },
    encoding: 'utf8',
  });
  return { code: child.status, said: child.stdout, complained: child.stderr };
}

async function readAll(db: Database) {
  const order = { orderBy: { id: 'asc' } } as const;
  return JSON.stringify([
    await db.site.findMany(order),
    await db.endpoint.findMany(order),
    await db.check.findMany(order),
    await db.sighting.findMany({ orderBy: [{ endpointId: 'asc' }, { certificateId: 'asc' }] }),
  ]);
}

describe('npm run backup and npm run restore', () => {
  it('bring back everything as it was, and keep what was there', async () => {
    const world = await createFilledDatabase(50);
    const { folder, file } = world;
    const before = await readAll(world.database);
    const backup = path.join(folder, 'saved', 'kigen-by-hand.db');
    expect(run('backup', folder, backup)).toMatchObject({
      code: 0,
      said: expect.stringContaining('secret.key') as unknown,
    });
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(readdirSync(path.dirname(backup))).toEqual(['kigen-by-hand.db']);
    await world.database.site.deleteMany();
    await world.database.$disconnect();

    expect(run('restore', folder, backup)).toMatchObject({ code: 0, complained: '' });
    const restored = openDatabase(file);
    expect(await readAll(restored)).toBe(before);
    await restored.$disconnect();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const kept = readdirSync(folder).find((name) => name.startsWith('kigen.db.before-'));
    const old = openDatabase(path.join(folder, kept ?? ''));
    expect(await old.site.count()).toBe(0);
    await old.$disconnect();
    await world.dispose();
  }, 60_000);

  it('back up under writes: what was acknowledged before is there, and nothing is half there', async () => {
    await using world = await createFilledDatabase(300);
    const writer = spawn(process.execPath, ['--import', 'tsx', 'lib/testing/write-until-killed.ts', world.file]);
    let output = '';
    writer.stdout.setEncoding('utf8').on('data', (text: string) => void (output += text));
    await once(writer.stdout, 'data');
    for (const round of [1, 2, 3]) {
      const acknowledged = output.trimEnd().split('\n').length;
      const backup = path.join(world.folder, `copy-${round}.db`);
      expect(run('backup', world.folder, backup).code).toBe(0);
      const copy = openDatabase(backup);
      const tags = (await copy.tag.findMany()).map(({ id }) => id).filter((id) => /^\d+ /.test(id));
      const firsts = tags.filter((id) => id.endsWith('first'));
      expect(firsts.length).toBeGreaterThanOrEqual(acknowledged);
      expect(tags).toHaveLength(firsts.length * 2);
      expect(await copy.site.count()).toBe(300);
      await copy.$disconnect();
    }
    writer.kill('SIGKILL');
    await once(writer, 'close');
  }, 120_000);

  it('refuse a file that is damaged, foreign, newer or missing, and a database that is in use', async () => {
    await using world = await createFilledDatabase(20);
    const { folder, database } = world;
    const file = (name: string): string => path.join(folder, name);
    expect(run('backup', folder, file('good.db')).code).toBe(0);
    expect(run('backup', folder, file('good.db'))).toMatchObject({ code: 1 });
    const refuse = (name: string, why: RegExp): void => {
      const { code, complained } = run('restore', folder, file(name));
      expect(complained).toMatch(why);
      expect(code).toBe(1);
    };
    const bytes = readFileSync(file('good.db'));
    writeFileSync(file('torn.db'), bytes.fill(0x55, 8192, 8192 + 40_960));
    refuse('torn.db', /damaged/);
    writeFileSync(file('text.db'), 'no database at all');
    refuse('text.db', /damaged/);
    writeFileSync(file('empty.db'), '');
    refuse('empty.db', /no backup of Kigen/);
    copyFileSync(file('good.db'), file('newer.db'));
    const newer = openDatabase(file('newer.db'));
    await newer.$executeRawUnsafe(
      `UPDATE "_prisma_migrations" SET migration_name = '29991231000000_later' WHERE migration_name LIKE '%_init'`,
    );
    await newer.$disconnect();
    refuse('newer.db', /newer Kigen/);
    refuse('none.db', /no such file/);
    // This very process has it open.
    expect(await database.site.count()).toBe(20);
    refuse('good.db', /running/);
    expect(await database.site.count()).toBe(20);
    expect(existsSync(file('kigen.db.restoring'))).toBe(false);
  }, 120_000);
});

describe('the nightly backup', () => {
  it('is made once a night, and the newest are kept; those made by hand are left alone', async () => {
    await using world = await createFilledDatabase(5);
    const plan = { dataDir: world.folder, kept: 2 };
    const night = (day: number, hours: number, minutes: number): Date => new Date(2026, 10, day, hours, minutes);
    const names = (): string[] => readdirSync(path.join(world.folder, 'backups')).sort();
    expect(await backUpIfDue(plan, night(20, 3, 31))).toBe(true);
    expect(await backUpIfDue(plan, night(20, 23, 0))).toBe(false);
    expect(await backUpIfDue(plan, night(21, 3, 29))).toBe(false);
    writeFileSync(path.join(world.folder, 'backups', 'kigen-2026-11-01T120000.db'), '');
    expect(await backUpIfDue(plan, night(21, 3, 30))).toBe(true);
    expect(await backUpIfDue(plan, night(23, 12, 0))).toBe(true);
    expect(names()).toEqual(['kigen-2026-11-01T120000.db', 'kigen-2026-11-21.db', 'kigen-2026-11-23.db']);
  });

  it('is left to whoever is at it, and taken up again when that one died', async () => {
    await using world = await createFilledDatabase(5);
    const plan = { dataDir: world.folder, kept: 2 };
    const at = new Date();
    expect(await backUpIfDue(plan, at)).toBe(true);
    const [made = ''] = readdirSync(path.join(world.folder, 'backups'));
    const file = path.join(world.folder, 'backups', made);
    const busy = `${file}.part`;
    copyFileSync(file, busy);
    rmSync(file);
    expect(await backUpIfDue(plan, at)).toBe(false);
    const old = new Date(at.getTime() - 2 * 60 * 60 * 1000);
    utimesSync(busy, old, old);
    expect(await backUpIfDue(plan, at)).toBe(true);
  });
});
