import { describe, expect, it } from 'vitest';

import { createTestDatabase } from '@/lib/testing/test-database';

import { isLearnPublic, setLearnPublic } from './reading-room';

const now = new Date('2026-11-22T10:00:00Z');
const owner = { personId: 'owner', signature: 'owner@example.jp' };

describe('who may read the pages that explain', () => {
  it('are those who have signed in, until the owner opens them, and again when the owner closes them', async () => {
    await using file = await createTestDatabase();
    const { database: db } = file;
    expect(await isLearnPublic(db)).toBe(false);
    await setLearnPublic(db, owner, true, now);
    expect(await isLearnPublic(db)).toBe(true);
    await setLearnPublic(db, owner, false, now);
    expect(await isLearnPublic(db)).toBe(false);
  });

  it('is written down, with who changed it', async () => {
    await using file = await createTestDatabase();
    const { database: db } = file;
    await setLearnPublic(db, owner, true, now);
    await setLearnPublic(db, owner, false, now);
    const entries = await db.auditEntry.findMany({ select: { act: true, personName: true }, orderBy: { id: 'asc' } });
    expect(entries).toEqual([
      { act: 'learn-opened', personName: 'owner@example.jp' },
      { act: 'learn-closed', personName: 'owner@example.jp' },
    ]);
  });

  it('are those who have signed in when what is stored cannot be read', async () => {
    await using file = await createTestDatabase();
    const { database: db } = file;
    await db.setting.create({ data: { name: 'learn', value: '{"isPublic":"yes"}', updatedAt: now } });
    expect(await isLearnPublic(db)).toBe(false);
  });
});
