import { describe, expect, it } from 'vitest';

import { createAuthWorld } from '@/lib/testing/auth-world';

import { makeApiKey } from './api-keys';
import { createOwner } from './create-owner';
import { createResetToken, resetPassword } from './reset-password';

const owner = { email: 'owner@example.jp', password: 'violin basket 47 harbour' };
const fresh = 'another lantern 82 meadow';

async function createOwnedWorld() {
  const world = await createAuthWorld();
  const made = await createOwner(world.access(), owner);
  if (made.kind !== 'created') throw new Error(made.kind);
  return Object.assign(world, { personId: made.personId });
}

describe('a link for a new password', () => {
  it('sets it once, ends all sessions and keys, and takes the second factor off', async () => {
    await using world = await createOwnedWorld();
    expect(await world.signIn(owner.email, owner.password)).not.toBeNull();
    await world.db.user.update({ where: { id: world.personId }, data: { twoFactorEnabled: true } });
    const key = { name: 'report', scope: 'read', days: '30' } as const;
    await makeApiKey(world.db, { personId: world.personId, signature: owner.email }, key, new Date());

    const token = await createResetToken(world.db, world.personId, new Date());
    expect(await resetPassword(world.access(), { token, password: fresh })).toMatchObject({ kind: 'set' });
    expect(await world.findMe()).toBeNull();
    expect(await world.db.apiKey.count()).toBe(0);
    expect(await world.signIn(owner.email, owner.password)).toBeNull();
    expect(await world.signIn(owner.email, fresh)).toMatchObject({ email: owner.email });
    expect(await resetPassword(world.access(), { token, password: owner.password })).toEqual({ kind: 'void' });
  });

  it('leaves the second factor where it is when it came by mail: a mailbox alone opens no account', async () => {
    await using world = await createOwnedWorld();
    await world.db.user.update({ where: { id: world.personId }, data: { twoFactorEnabled: true } });
    const secret = { id: 'second', secret: 'x', backupCodes: 'x', userId: world.personId };
    await world.db.twoFactor.create({ data: secret });
    const first = await createResetToken(world.db, world.personId, new Date());
    const token = await createResetToken(world.db, world.personId, new Date(), 'mail-reset');
    expect(await resetPassword(world.access(), { token, password: fresh })).toEqual({ kind: 'set' });
    expect(await world.db.twoFactor.count()).toBe(1);
    expect(await world.signIn(owner.email, fresh)).toBeNull();
    // A stranger may ask for a mail: the link that was printed on the machine still holds.
    expect(await resetPassword(world.access(), { token: first, password: fresh })).toEqual({ kind: 'set' });
  });

  it('by mail holds although a stranger asked for another one, until one of them is used', async () => {
    await using world = await createOwnedWorld();
    const [first, second, third] = await Promise.all(
      [1, 2, 3].map(() => createResetToken(world.db, world.personId, new Date(), 'mail-reset')),
    );
    expect(await resetPassword(world.access(), { token: first ?? '', password: fresh })).toEqual({ kind: 'set' });
    for (const token of [first, second, third])
      expect(await resetPassword(world.access(), { token: token ?? '', password: fresh })).toEqual({ kind: 'void' });
  });

  it('is void after an hour, and when a newer one was made', async () => {
    await using world = await createOwnedWorld();
    const now = new Date();
    const first = await createResetToken(world.db, world.personId, now);
    const second = await createResetToken(world.db, world.personId, now);
    const access = { ...world.access(), now };
    expect(await resetPassword(access, { token: first, password: fresh })).toEqual({ kind: 'void' });
    const late = { ...access, now: new Date(now.getTime() + 60 * 60 * 1000) };
    expect(await resetPassword(late, { token: second, password: fresh })).toEqual({ kind: 'void' });
    expect(await resetPassword(access, { token: 'made-up', password: fresh })).toEqual({ kind: 'void' });
    expect(await resetPassword(access, { token: second, password: fresh })).toMatchObject({ kind: 'set' });
  });

  it('holds still after a password that was refused', async () => {
    await using world = await createOwnedWorld();
    const token = await createResetToken(world.db, world.personId, new Date());
    const refused = await resetPassword(world.access(), { token, password: 'password123' });
    expect(refused).toEqual({ kind: 'refused', refusal: 'guessable' });
    expect(await resetPassword(world.access(), { token, password: fresh })).toMatchObject({ kind: 'set' });
  });
});
