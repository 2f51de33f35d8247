import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { diffSchema } from './diff-schema.mjs';
import { writeMigration } from './write-migration.mjs';

const now = new Date('2026-12-31T23:59:58.999Z');
const later = new Date('2027-01-01T00:00:00Z');

/** A schema with one model that has these fields. */
function buildSchema(...fields: string[]): string {
  return ['datasource db {', 'provider = "sqlite"', '}', 'model Bookmark {', ...fields, '}'].join('\n');
}

const schema = buildSchema('id Int @id');
const changedSchema = buildSchema('id Int @id', 'title String @default("")');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kigen-migrations-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('writeMigration', () => {
  it('writes the difference between the migrations and the schema, named by the time and the change', async () => {
    const file = path.join(folder, '20261231235958_init', 'migration.sql');
    expect(await writeMigration('init', now, folder, schema)).toEqual({ ok: true, file });
    expect(readFileSync(file, 'utf8')).toContain('CREATE TABLE "Bookmark"');
    expect(await diffSchema(folder, schema)).toBeNull();

    await writeMigration('add_titles', later, folder, changedSchema);
    expect(readdirSync(folder)).toEqual(['20261231235958_init', '20270101000000_add_titles']);
    expect(await diffSchema(folder, changedSchema)).toBeNull();
  });

  it('refuses an empty difference', async () => {
    await writeMigration('init', now, folder, schema);
    expect(await writeMigration('again', later, folder, schema)).toEqual({
      ok: false,
      sentence: 'The migrations agree with prisma/schema.prisma; change the schema first.',
    });
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it.each([undefined, '', 'Add titles', '../outside', 'add-titles', '1st', 'a'.repeat(61)])(
    'refuses the name %j',
    async (name) => {
      expect(await writeMigration(name, now, folder, schema)).toEqual({
        ok: false,
        sentence: 'Name the change in lower-case words, as in: npm run migrate:new add_site_notes',
      });
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it('refuses to write a migration that would run before the latest one', async () => {
    await writeMigration('init', later, folder, schema);
    expect(await writeMigration('add_titles', now, folder, changedSchema)).toEqual({
      ok: false,
      sentence:
        'The migration 20270101000000_init is not older than now; correct the clock of this machine and try again.',
    });
  });

  it('says what is wrong with a schema', async () => {
    await expect(writeMigration('init', now, folder, buildSchema('id Nothing'))).rejects.toThrow(/Nothing/);
  });
});
