import { describe, expect, it } from 'vitest';

import { createAuthWorld } from '@/lib/testing/auth-world';
import { addGuest, guestPassword, makeOwner } from '@/lib/testing/invite-guest';
import { testOwner } from '@/lib/testing/sign-in-owner';
import { totp } from '@/lib/testing/totp';

const guest = { email: 'guest@example.jp', password: guestPassword };

async function createWorldWithPeople() {
  const world = await createAuthWorld();
  const owner = await makeOwner(world.access());
  await addGuest(world.access(), owner, { email: guest.email });
  /** With the second step on; the answer is the secret of the authenticator app, and its backup codes. */
  const switchOn = async () => {
    await world.signIn(testOwner.email, testOwner.password);
    const { body } = await world.call('/two-factor/enable', { password: testOwner.password });
    const secret = new URL(String(body['totpURI'])).searchParams.get('secret') ?? '';
    await world.call('/two-factor/verify-totp', { code: totp(secret, new Date()) });
    await world.db.rateLimit.deleteMany();
    world.jar.clear();
    return { secret, backupCodes: body['backupCodes'] as string[] };
  };
  return { world, switchOn };
}

describe('a session', () => {
  it('is not one that somebody put into the browser before', async () => {
    const { world } = await createWorldWithPeople();
    await using _ = world;
    await world.signIn(guest.email, guest.password);
    const planted = new Map(world.jar);
    const mine = await world.signIn(testOwner.email, testOwner.password);
    expect(world.jar.get('kigen.session_token')).not.toBe(planted.get('kigen.session_token'));
    world.jar.clear();
    for (const [name, value] of planted) world.jar.set(name, value);
    const theirs = await world.findMe();
    expect(theirs?.email).not.toBe(testOwner.email);
    expect(theirs?.sessionId).not.toBe(mine?.sessionId);
  });

  it.each(['/sign-out', '/change-password'])('cannot be played again after %s', async (path) => {
    const { world } = await createWorldWithPeople();
    await using _ = world;
    await world.signIn(testOwner.email, testOwner.password);
    const stolen = new Map(world.jar);
    const change = { currentPassword: testOwner.password, newPassword: guestPassword, revokeOtherSessions: true };
    expect((await world.call(path, path === '/sign-out' ? {} : change)).status).toBe(200);
    world.jar.clear();
    for (const [name, value] of stolen) world.jar.set(name, value);
    expect(await world.findMe()).toBeNull();
  });

  it('is nobody’s any more once its person is gone', async () => {
    const { world } = await createWorldWithPeople();
    await using _ = world;
    await world.signIn(guest.email, guest.password);
    await world.db.user.deleteMany({ where: { email: guest.email } });
    expect(await world.findMe()).toBeNull();
  });
});

describe('the second step', () => {
  it('is not passed by the password alone, nor switched off by it', async () => {
    const { world, switchOn } = await createWorldWithPeople();
    await using _ = world;
    await switchOn();
    expect(await world.signIn(testOwner.email, testOwner.password)).toBeNull();
    for (const path of ['/two-factor/disable', '/two-factor/enable', '/two-factor/generate-backup-codes']) {
      expect((await world.call(path, { password: testOwner.password })).status, path).toBe(401);
    }
    expect((await world.db.user.findUniqueOrThrow({ where: { email: testOwner.email } })).twoFactorEnabled).toBe(true);
  });

  it('is not passed without a password before it', async () => {
    const { world, switchOn } = await createWorldWithPeople();
    await using _ = world;
    const { secret, backupCodes } = await switchOn();
    for (const path of ['/two-factor/verify-totp', '/two-factor/verify-backup-code', '/two-factor/verify-otp']) {
      const code = path.endsWith('totp') ? totp(secret, new Date()) : (backupCodes[0] ?? '');
      expect((await world.call(path, { code, trustDevice: true })).status, path).toBeGreaterThanOrEqual(400);
      expect(await world.findMe()).toBeNull();
    }
  });

  it('is not passed from the session of somebody else', async () => {
    const { world, switchOn } = await createWorldWithPeople();
    await using _ = world;
    const { secret } = await switchOn();
    await world.signIn(guest.email, guest.password);
    await world.call('/two-factor/verify-totp', { code: totp(secret, new Date()) });
    expect((await world.findMe())?.email).toBe(guest.email);
  });

  it('takes a backup code once, also when it comes twice at the same moment', async () => {
    const { world, switchOn } = await createWorldWithPeople();
    await using _ = world;
    const { backupCodes } = await switchOn();
    await world.signIn(testOwner.email, testOwner.password);
    const [code = ''] = backupCodes;
    const before = await world.db.session.count();
    await Promise.all([1, 2, 3].map(() => world.call('/two-factor/verify-backup-code', { code })));
    expect((await world.db.session.count()) - before).toBe(1);
  });

  it('is not guessed: after ten wrong codes the right one comes too late', async () => {
    const { world, switchOn } = await createWorldWithPeople();
    await using _ = world;
    const { secret } = await switchOn();
    await world.signIn(testOwner.email, testOwner.password);
    const statuses: number[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      statuses.push((await world.call('/two-factor/verify-totp', { code: '000000' })).status);
    }
    expect(statuses.at(-1)).toBe(429);
    expect((await world.call('/two-factor/verify-totp', { code: totp(secret, new Date()) })).status).toBe(429);
    expect(await world.findMe()).toBeNull();
  });
});

describe('a password', () => {
  it('is not guessed: after ten attempts from one address the right one comes too late', async () => {
    const { world } = await createWorldWithPeople();
    await using _ = world;
    const statuses: number[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      statuses.push((await world.call('/sign-in/email', { email: testOwner.email, password: `wrong ${turn}` })).status);
    }
    expect(statuses.slice(0, 10).every((status) => status === 401)).toBe(true);
    expect(statuses.slice(10)).toEqual([429, 429]);
    expect(await world.signIn(testOwner.email, testOwner.password)).toBeNull();
  });

  it('is not told apart from an unknown address', async () => {
    const { world } = await createWorldWithPeople();
    await using _ = world;
    const known = await world.call('/sign-in/email', { email: testOwner.email, password: 'not the password' });
    const unknown = await world.call('/sign-in/email', { email: 'nobody@example.jp', password: 'not the password' });
    expect([unknown.status, unknown.code, unknown.body]).toEqual([known.status, known.code, known.body]);
  });
});

it('no address of better-auth makes anybody an owner, or somebody else', async () => {
  const { world } = await createWorldWithPeople();
  await using _ = world;
  await world.signIn(guest.email, guest.password);
  for (const path of ['/sign-up/email', '/update-user', '/reset-password', '/admin/set-role', '/set-password']) {
    const sent = { email: 'evil@example.jp', password: guestPassword, name: 'x', role: 'owner', seesAll: true };
    await world.call(path, { ...sent, newEmail: sent.email, newPassword: sent.password, token: 'x' });
  }
  const people = await world.db.user.findMany({ orderBy: { email: 'asc' }, select: { email: true, role: true } });
  expect(people).toEqual([
    { email: guest.email, role: 'viewer' },
    { email: testOwner.email, role: 'owner' },
  ]);
});
