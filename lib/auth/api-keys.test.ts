import { describe, expect, it } from 'vitest';

import { listApiKeys } from '@/lib/db/api-keys';
import { insertFirstOwner, insertPerson } from '@/lib/db/people';
import { createTestDatabase } from '@/lib/testing/test-database';

import { findKeyHolder, keyLimits, makeApiKey, revokeApiKey } from './api-keys';
import type { MakeKeyResult } from './api-keys';
import { removePerson } from './manage-people';

const now = new Date('2026-11-21T12:00:00Z');
const dayMs = 24 * 60 * 60 * 1000;
const later = (ms: number) => new Date(now.getTime() + ms);

async function createKeyWorld() {
  const { database: db, dispose } = await createTestDatabase();
  const stored = { name: '', seesAll: true, tagIds: [], passwordHash: '-' };
  const ownerId = await insertFirstOwner(db, { ...stored, email: 'owner@example.jp', role: 'owner' }, now);
  const guest = (role: string) =>
    db.$transaction((tx) => insertPerson(tx, { ...stored, email: `${role}@example.jp`, role }, now));
  const asManager = (personId: string | null, signature: string) => ({ personId: personId ?? '', signature });
  return {
    db,
    owner: asManager(ownerId, 'owner@example.jp'),
    editor: asManager(await guest('editor'), 'editor@example.jp'),
    viewer: asManager(await guest('viewer'), 'viewer@example.jp'),
    [Symbol.asyncDispose]: dispose,
  };
}

const wish = { name: '朝の報告', scope: 'write', days: '30' } as const;

function keyOf(made: MakeKeyResult) {
  if (made.kind !== 'made') throw new Error(`No key was made: ${made.kind}`);
  return made;
}

describe('a key', () => {
  it('is told once, and only its hash is stored', async () => {
    await using world = await createKeyWorld();
    const { key } = keyOf(await makeApiKey(world.db, world.editor, wish, now));
    expect(key).toMatch(/^kgn_[\w-]{43}$/);
    const rows = await world.db.apiKey.findMany();
    const entries = await world.db.auditEntry.findMany({ where: { act: 'key-made' } });
    expect(JSON.stringify([rows, entries, await listApiKeys(world.db, null)])).not.toContain(key.slice(4));
    expect(rows[0]?.keyHash).toMatch(/^[0-9a-f]{64}$/);
    expect(entries.map(({ act, personName, subjectName }) => [act, personName, subjectName])).toEqual([
      ['key-made', 'editor@example.jp', '朝の報告'],
    ]);
  });

  it('acts as its person, as they are when it is used', async () => {
    await using world = await createKeyWorld();
    const { key } = keyOf(await makeApiKey(world.db, world.editor, wish, now));
    expect(await findKeyHolder(world.db, key, now)).toMatchObject({
      personId: world.editor.personId,
      role: 'editor',
      scope: null,
      keyScope: 'write',
      signature: 'editor@example.jp (API: 朝の報告)',
    });
    const tag = { tag: { create: { id: 'tag', name: 'tag' } } };
    await world.db.user.update({
      where: { id: world.editor.personId },
      data: { role: 'viewer', seesAll: false, sharedTags: { create: tag } },
    });
    expect(await findKeyHolder(world.db, key, now)).toMatchObject({ role: 'viewer', seesAll: false, scope: ['tag'] });
  });

  it('ends with its time, and is not taken for another', async () => {
    await using world = await createKeyWorld();
    const { key, expiresAt } = keyOf(await makeApiKey(world.db, world.owner, wish, now));
    expect(expiresAt).toEqual(later(30 * dayMs));
    expect(await findKeyHolder(world.db, key, later(30 * dayMs - 1))).toMatchObject({ role: 'owner' });
    expect(await findKeyHolder(world.db, key, expiresAt)).toBe('expired');
    for (const wrong of ['', 'kgn_', key.slice(0, -1), `${key} `, key.toUpperCase(), `kgn_${'A'.repeat(43)}`]) {
      expect(await findKeyHolder(world.db, wrong, now)).toBe('unknown');
    }
  });

  it('notes its last use at most once a minute', async () => {
    await using world = await createKeyWorld();
    const { key } = keyOf(await makeApiKey(world.db, world.owner, wish, now));
    const findLastUse = async () => (await listApiKeys(world.db, null))[0]?.lastUsedAt;
    expect(await findLastUse()).toBeNull();
    await findKeyHolder(world.db, key, now);
    await findKeyHolder(world.db, key, later(59_999));
    expect(await findLastUse()).toEqual(now);
    await findKeyHolder(world.db, key, later(60_000));
    expect(await findLastUse()).toEqual(later(60_000));
  });

  it('dies with its person', async () => {
    await using world = await createKeyWorld();
    const { key } = keyOf(await makeApiKey(world.db, world.editor, wish, now));
    expect(await removePerson(world.db, world.owner, { personId: world.editor.personId, from: 'editor' }, now)).toBe(
      'removed',
    );
    expect(await findKeyHolder(world.db, key, now)).toBe('unknown');
  });
});

describe('makeApiKey', () => {
  it('lets a viewer make keys that read, and no others', async () => {
    await using world = await createKeyWorld();
    expect(await makeApiKey(world.db, world.viewer, wish, now)).toEqual({ kind: 'not-allowed' });
    expect(await makeApiKey(world.db, world.viewer, { ...wish, scope: 'read' }, now)).toMatchObject({ kind: 'made' });
    expect(await makeApiKey(world.db, { personId: 'gone', signature: '' }, wish, now)).toEqual({ kind: 'not-allowed' });
  });

  it('refuses a name that cannot be shown, and more keys than somebody can oversee', async () => {
    await using world = await createKeyWorld();
    for (const name of ['', ' ', 'a\nb', '\u202Eabc', 'x'.repeat(keyLimits.nameLength + 1)]) {
      expect(await makeApiKey(world.db, world.owner, { ...wish, name }, now)).toEqual({ kind: 'bad-name' });
    }
    for (let made = 0; made < keyLimits.perPerson; made += 1) await makeApiKey(world.db, world.owner, wish, now);
    expect(await makeApiKey(world.db, world.owner, wish, now)).toEqual({ kind: 'too-many' });
    expect(await makeApiKey(world.db, world.editor, wish, now)).toMatchObject({ kind: 'made' });
  });
});

describe('revokeApiKey', () => {
  it("ends one's own key, and an owner ends anybody's", async () => {
    await using world = await createKeyWorld();
    const { keyId, key } = keyOf(await makeApiKey(world.db, world.editor, wish, now));
    expect(await revokeApiKey(world.db, world.viewer, keyId, now)).toBe(false);
    expect(await findKeyHolder(world.db, key, now)).toMatchObject({ keyId });
    expect(await revokeApiKey(world.db, world.owner, keyId, now)).toBe(true);
    expect(await findKeyHolder(world.db, key, now)).toBe('unknown');
    expect(await revokeApiKey(world.db, world.owner, keyId, now)).toBe(false);

    const own = keyOf(await makeApiKey(world.db, world.viewer, { ...wish, scope: 'read' }, now));
    expect(await revokeApiKey(world.db, world.editor, own.keyId, now)).toBe(false);
    expect(await revokeApiKey(world.db, world.viewer, own.keyId, now)).toBe(true);
    const entries = await world.db.auditEntry.findMany({ where: { act: 'key-revoked' }, orderBy: { id: 'asc' } });
    expect(entries.map(({ personName, details }) => [personName, details])).toEqual([
      ['owner@example.jp', '{"whose":"editor@example.jp"}'],
      ['viewer@example.jp', '{}'],
    ]);
  });
});
