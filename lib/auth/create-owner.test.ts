import { describe, expect, it } from 'vitest';

import { createAuthWorld } from '@/lib/testing/auth-world';

import { createOwner } from './create-owner';

const good = { email: 'Owner@Example.jp ', password: 'violin basket 47 harbour' };

describe('the first owner', () => {
  it('is made once, however many try at the same moment', async () => {
    await using world = await createAuthWorld();
    const tries = Array.from({ length: 50 }, (_, index) =>
      createOwner(world.access(), { ...good, email: `owner${index}@example.jp` }),
    );
    const kinds = (await Promise.all(tries)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'created')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'taken')).toHaveLength(49);
    expect(await world.db.user.count()).toBe(1);
    expect(await world.db.account.count()).toBe(1);
  }, 60_000);

  it('signs in with the address in any case, and is then known by the cookie', async () => {
    await using world = await createAuthWorld();
    await createOwner(world.access(), good);
    const visitor = await world.signIn('OWNER@example.jp', good.password);
    expect(visitor).toMatchObject({ email: 'owner@example.jp', role: 'owner', seesAll: true, scope: null });
  });

  it.each([
    ['nobody', good.password, 'bad-email'],
    ['me@example.jp', 'short', 'too-short'],
    ['me@example.jp', 'x'.repeat(129), 'too-long'],
    ['me@example.jp', 'passwordpassword', 'guessable'],
    ['hanako.tanaka@example.jp', 'hanako.tanaka@example.jp', 'guessable'],
  ])('is refused as %s with %s: %s', async (email, password, refusal) => {
    await using world = await createAuthWorld();
    expect(await createOwner(world.access(), { email, password })).toEqual({ kind: 'refused', refusal });
    expect(await world.db.user.count()).toBe(0);
  });
});
