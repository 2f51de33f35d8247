import { describe, expect, it } from 'vitest';

import { deletePasskey, findPasskey, listPasskeys } from '@/lib/db/passkeys';
import { createAuthWorld } from '@/lib/testing/auth-world';
import { addGuest, guestPassword, makeOwner } from '@/lib/testing/invite-guest';
import { testOwner } from '@/lib/testing/sign-in-owner';
import { createAuthenticator } from '@/lib/testing/software-authenticator';
import type { Deviation } from '@/lib/testing/software-authenticator';

import { isOwnPassword } from './is-own-password';
import { addPasskey, beginPasskey, beginPasskeySignIn, passkeyLimit } from './passkeys';
import { createResetToken, resetPassword } from './reset-password';

const place = { kind: 'name', rpId: 'localhost', origin: 'http://localhost:3000' } as const;
const minuteMs = 60 * 1000;

async function createPasskeyWorld() {
  const world = await createAuthWorld();
  const owner = await makeOwner(world.access());
  const visitor = await world.signIn(testOwner.email, testOwner.password);
  if (!visitor) throw new Error('The owner could not sign in.');
  const { db } = world;

  const add = async (device: ReturnType<typeof createAuthenticator>, deviation: Deviation = {}, name = 'phone') => {
    const { challenge } = await beginPasskey(db, visitor, place, new Date());
    const made = { name, challenge, response: device.register(challenge, deviation) };
    return addPasskey(db, visitor, place, made, new Date());
  };
  const begin = async (now = new Date()) => (await beginPasskeySignIn(db, place, now)).challenge;
  /** As the action sends it: the name and the origin are ours, the rest is the browser's. */
  const send = async (challenge: string, response: string) => {
    const { rpId, origin } = place;
    return (await world.call('/passkey/sign-in', { rpId, origin, challenge, response })).status;
  };
  return { world, db, owner, visitor, add, begin, send };
}

describe('a passkey', () => {
  it('lets its owner in without password and second step, in a session of its own', async () => {
    const { world, db, visitor, add, begin, send } = await createPasskeyWorld();
    await using _ = world;
    const device = createAuthenticator();
    expect(await add(device)).toBe('added');
    await db.user.updateMany({ data: { twoFactorEnabled: true } });
    world.jar.clear();
    const challenge = await begin();
    expect(await send(challenge, device.sign(challenge))).toBe(200);
    const me = await world.findMe();
    expect(me).toMatchObject({ email: testOwner.email, role: 'owner' });
    expect(me?.sessionId).not.toBe(visitor.sessionId);
    expect((await listPasskeys(db, visitor.personId))[0]?.lastUsedAt).toBeInstanceOf(Date);
  });

  it('ends all other sessions when it is added and when it is removed, and both are written down', async () => {
    const { world, db, visitor, add } = await createPasskeyWorld();
    await using _ = world;
    const own = new Map(world.jar);
    world.jar.clear();
    await world.signIn(testOwner.email, testOwner.password);
    expect(await db.session.count()).toBe(2);
    await add(createAuthenticator(), {}, '仕事の電話');
    expect((await db.session.findMany()).map(({ id }) => id)).toEqual([visitor.sessionId]);

    world.jar.clear();
    await world.signIn(testOwner.email, testOwner.password);
    const [passkey] = await listPasskeys(db, visitor.personId);
    expect(await deletePasskey(db, visitor, passkey?.passkeyId ?? '', new Date())).toBe(true);
    expect((await db.session.findMany()).map(({ id }) => id)).toEqual([visitor.sessionId]);
    for (const [name, value] of own) world.jar.set(name, value);
    expect(await world.findMe()).not.toBeNull();
    const entries = await db.auditEntry.findMany({ where: { act: { startsWith: 'passkey' } }, orderBy: { id: 'asc' } });
    expect(entries.map(({ act, personName, subjectName }) => [act, personName, subjectName])).toEqual([
      ['passkey-added', testOwner.email, '仕事の電話'],
      ['passkey-removed', testOwner.email, '仕事の電話'],
    ]);
  });

  it('opens nothing any more when it has been removed', async () => {
    const { world, db, visitor, add, begin, send } = await createPasskeyWorld();
    await using _ = world;
    const device = createAuthenticator();
    await add(device);
    const { passkeyId = '' } = (await findPasskey(db, device.id)) ?? {};
    await deletePasskey(db, visitor, passkeyId, new Date());
    world.jar.clear();
    const challenge = await begin();
    expect(await send(challenge, device.sign(challenge))).toBe(401);
    expect(await world.findMe()).toBeNull();
  });

  it('is removed by nobody but its owner', async () => {
    const { world, db, owner, visitor, add } = await createPasskeyWorld();
    await using _ = world;
    await add(createAuthenticator());
    const guest = await addGuest(world.access(), owner, { email: 'guest@example.jp' });
    const [passkey] = await listPasskeys(db, visitor.personId);
    const thief = { ...guest, sessionId: 'any' };
    expect(await deletePasskey(db, thief, passkey?.passkeyId ?? '', new Date())).toBe(false);
    expect(await listPasskeys(db, visitor.personId)).toHaveLength(1);
    expect(await db.session.count()).toBe(1);
  });

  it('stays when the password is set by a link that came by mail', async () => {
    const { world, db, visitor, add } = await createPasskeyWorld();
    await using _ = world;
    await add(createAuthenticator());
    const token = await createResetToken(db, visitor.personId, new Date(), 'mail-reset');
    await resetPassword(world.access(), { token, password: guestPassword });
    expect(await listPasskeys(db, visitor.personId)).toHaveLength(1);
  });

  it('goes with the password when that is set by a link', async () => {
    const { world, db, visitor, add } = await createPasskeyWorld();
    await using _ = world;
    await add(createAuthenticator());
    const token = await createResetToken(db, visitor.personId, new Date());
    await resetPassword(world.access(), { token, password: guestPassword });
    expect(await listPasskeys(db, visitor.personId)).toEqual([]);
  });

  it('is added once, and only so many', async () => {
    const { world, db, add } = await createPasskeyWorld();
    await using _ = world;
    const device = createAuthenticator();
    await add(device);
    expect(await add(device)).toBe('known');
    for (let count = 1; count < passkeyLimit; count += 1) expect(await add(createAuthenticator())).toBe('added');
    expect(await add(createAuthenticator())).toBe('too-many');
    expect(await db.passkey.count()).toBe(passkeyLimit);
  });

  it('is asked for only with the right password', async () => {
    const { world, db, visitor } = await createPasskeyWorld();
    await using _ = world;
    expect(await isOwnPassword(world.auth, db, visitor.personId, testOwner.password)).toBe(true);
    expect(await isOwnPassword(world.auth, db, visitor.personId, guestPassword)).toBe(false);
    expect(await isOwnPassword(world.auth, db, 'nobody', testOwner.password)).toBe(false);
  });
});

const forgeries: Record<string, Deviation> = {
  'for a page of another origin': { origin: 'https://evil.example' },
  'for another port of this machine': { origin: 'http://localhost:4000' },
  'for another name': { rpId: 'evil.example' },
  'by a device that did not check who touched it': { isVerified: false },
};

describe.each(Object.entries(forgeries))('an answer %s', (_name, deviation) => {
  it('makes no passkey', async () => {
    const { world, db, add } = await createPasskeyWorld();
    await using _ = world;
    expect(await add(createAuthenticator(), deviation)).toBe('refused');
    expect(await db.passkey.count()).toBe(0);
  });

  it('lets nobody in', async () => {
    const { world, add, begin, send } = await createPasskeyWorld();
    await using _ = world;
    const device = createAuthenticator();
    await add(device);
    world.jar.clear();
    const challenge = await begin();
    expect(await send(challenge, device.sign(challenge, deviation))).toBe(401);
    expect(await world.findMe()).toBeNull();
  });
});

describe('a challenge', () => {
  it('is answered once, also when both answers come at the same moment', async () => {
    const { world, db, add, begin, send } = await createPasskeyWorld();
    await using _ = world;
    const device = createAuthenticator();
    await add(device);
    const challenge = await begin();
    const response = device.sign(challenge);
    const statuses = await Promise.all([send(challenge, response), send(challenge, response)]);
    expect(statuses.sort()).toEqual([200, 401]);
    expect(await send(challenge, response)).toBe(401);
    expect(await db.passkeyChallenge.count()).toBe(0);
  });

  it('is used up by a wrong answer too', async () => {
    const { world, add, begin, send } = await createPasskeyWorld();
    await using _ = world;
    const device = createAuthenticator();
    await add(device);
    const challenge = await begin();
    expect(await send(challenge, device.sign(challenge, { isVerified: false }))).toBe(401);
    expect(await send(challenge, device.sign(challenge))).toBe(401);
  });

  it('holds for five minutes', async () => {
    const { world, add, begin, send } = await createPasskeyWorld();
    await using _ = world;
    const device = createAuthenticator();
    await add(device);
    const late = await begin(new Date(Date.now() - 5 * minuteMs));
    expect(await send(late, device.sign(late))).toBe(401);
  });

  it('that nobody gave is worth nothing, nor one for adding a passkey when it signs in', async () => {
    const { world, db, visitor, add, send } = await createPasskeyWorld();
    await using _ = world;
    const device = createAuthenticator();
    await add(device);
    const own = Buffer.alloc(32, 1).toString('base64url');
    expect(await send(own, device.sign(own))).toBe(401);
    const { challenge } = await beginPasskey(db, visitor, place, new Date());
    expect(await send(challenge, device.sign(challenge))).toBe(401);
  });

  it('for one person makes no passkey of another', async () => {
    const { world, db, owner, visitor } = await createPasskeyWorld();
    await using _ = world;
    const guest = await addGuest(world.access(), owner, { email: 'guest@example.jp' });
    const { challenge } = await beginPasskey(db, visitor, place, new Date());
    const made = { name: 'x', challenge, response: createAuthenticator().register(challenge) };
    expect(await addPasskey(db, { ...visitor, ...guest }, place, made, new Date())).toBe('refused');
  });
});

it('a device that was copied is noticed by its counter', async () => {
  const { world, add, begin, send } = await createPasskeyWorld();
  await using _ = world;
  const device = createAuthenticator();
  await add(device, { counter: 1 });
  const first = await begin();
  expect(await send(first, device.sign(first, { counter: 7 }))).toBe(200);
  const second = await begin();
  expect(await send(second, device.sign(second, { counter: 7 }))).toBe(401);
});

it('a signature of another device is worth nothing under a known name', async () => {
  const { world, add, begin, send } = await createPasskeyWorld();
  await using _ = world;
  const device = createAuthenticator();
  const thief = createAuthenticator();
  await add(device);
  const challenge = await begin();
  expect(await send(challenge, thief.sign(challenge).replaceAll(thief.id, device.id))).toBe(401);
});

it.each(['', 'null', '[]', '{}', '{"id":"a"}', '"x"', 'x'.repeat(30_000), '{"__proto__":{}}'])(
  'an answer that is none is refused: %.20s',
  async (response) => {
    const { world, db, visitor, begin, send } = await createPasskeyWorld();
    await using _ = world;
    expect(await send(await begin(), response)).toBe(401);
    const { challenge } = await beginPasskey(db, visitor, place, new Date());
    expect(await addPasskey(db, visitor, place, { name: 'x', challenge, response }, new Date())).toBe('refused');
  },
);

it('guessing is stopped as it is for passwords', async () => {
  const { world, begin, send } = await createPasskeyWorld();
  await using _ = world;
  const device = createAuthenticator();
  const statuses: number[] = [];
  for (let turn = 0; turn < 12; turn += 1) {
    const challenge = await begin();
    statuses.push(await send(challenge, device.sign(challenge)));
  }
  expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
  expect(statuses.slice(10)).toEqual([429, 429]);
});
