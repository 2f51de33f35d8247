import { describe, expect, it } from 'vitest';

import { listOpenInvitations } from '@/lib/db/invitations';
import { createAuthWorld } from '@/lib/testing/auth-world';
import { addGuest, guestPassword, inviteGuest, makeOwner } from '@/lib/testing/invite-guest';

import { changePerson, removePerson } from './manage-people';

const everything = { seesAll: true, tagIds: [] };
const guest = { email: 'guest@example.jp' };
const second = { email: 'second@example.jp', role: 'owner' } as const;

describe('people', () => {
  it('do not change their own role', async () => {
    await using world = await createAuthWorld();
    const owner = await makeOwner(world.access());
    await addGuest(world.access(), owner, second);
    const change = { personId: owner.personId, from: 'owner', to: 'viewer', ...everything } as const;
    expect(await changePerson(world.db, owner, change, new Date())).toBe('oneself');
    expect(await world.db.user.count({ where: { role: 'owner' } })).toBe(2);
  });

  it('keep their last owner, who cannot leave', async () => {
    await using world = await createAuthWorld();
    const owner = await makeOwner(world.access());
    const leave = { personId: owner.personId, from: 'owner' } as const;
    expect(await removePerson(world.db, owner, leave, new Date())).toBe('last-owner');
    const other = await addGuest(world.access(), owner, second);
    expect(await removePerson(world.db, owner, leave, new Date())).toBe('removed');
    const last = { personId: other.personId, from: 'owner' } as const;
    expect(await removePerson(world.db, other, last, new Date())).toBe('last-owner');
    expect(await world.db.user.count()).toBe(1);
  });

  it('have one owner left when two demote or remove each other at the same moment', async () => {
    await using world = await createAuthWorld();
    const owner = await makeOwner(world.access());
    const other = await addGuest(world.access(), owner, second);
    const demote = { personId: other.personId, from: 'owner', to: 'viewer', ...everything } as const;
    const remove = { personId: owner.personId, from: 'owner' } as const;
    const results = await Promise.all([
      changePerson(world.db, owner, demote, new Date()),
      removePerson(world.db, other, remove, new Date()),
    ]);
    expect(results).toEqual(['changed', 'not-allowed']);
    expect(await world.db.user.count({ where: { role: 'owner' } })).toBe(1);
  });

  it('are changed by owners alone', async () => {
    await using world = await createAuthWorld();
    const owner = await makeOwner(world.access());
    const editor = await addGuest(world.access(), owner, { email: 'editor@example.jp', role: 'editor' });
    const person = await addGuest(world.access(), owner, guest);
    const change = { personId: person.personId, from: 'viewer', to: 'owner', ...everything } as const;
    expect(await changePerson(world.db, editor, change, new Date())).toBe('not-allowed');
    expect(await removePerson(world.db, editor, change, new Date())).toBe('not-allowed');
    expect(await world.db.user.count()).toBe(3);
  });

  it('are signed out by another role, and not by other tags', async () => {
    await using world = await createAuthWorld();
    const owner = await makeOwner(world.access());
    const { personId } = await addGuest(world.access(), owner, guest);
    await world.db.tag.create({ data: { id: 'client', name: 'client' } });
    expect(await world.signIn(guest.email, guestPassword)).toMatchObject({ role: 'viewer', scope: null });

    const share = { personId, from: 'viewer', to: 'viewer', seesAll: false, tagIds: ['client'] } as const;
    expect(await changePerson(world.db, owner, share, new Date())).toBe('changed');
    expect(await world.findMe()).toMatchObject({ scope: ['client'] });

    const promote = { ...share, to: 'editor', ...everything } as const;
    expect(await changePerson(world.db, owner, promote, new Date())).toBe('changed');
    expect(await world.findMe()).toBeNull();
    expect(await world.db.session.count({ where: { userId: personId } })).toBe(0);
    expect(await world.signIn(guest.email, guestPassword)).toMatchObject({ role: 'editor', scope: null });
    expect(await world.db.sharedTag.count()).toBe(0);
  });

  it('are not changed by somebody who saw another role, nor left without anything to see', async () => {
    await using world = await createAuthWorld();
    const owner = await makeOwner(world.access());
    const { personId } = await addGuest(world.access(), owner, guest);
    const change = { personId, from: 'editor', to: 'owner', ...everything } as const;
    expect(await changePerson(world.db, owner, change, new Date())).toBe('outdated');
    expect(await removePerson(world.db, owner, change, new Date())).toBe('outdated');
    const nothing = { personId, from: 'viewer', to: 'editor', seesAll: false, tagIds: ['unknown'] } as const;
    expect(await changePerson(world.db, owner, nothing, new Date())).toBe('no-tags');
    expect(await world.db.user.findUnique({ where: { id: personId } })).toMatchObject({
      role: 'viewer',
      seesAll: true,
    });
  });

  it('are gone at once with their sessions when they are removed', async () => {
    await using world = await createAuthWorld();
    const owner = await makeOwner(world.access());
    const { personId } = await addGuest(world.access(), owner, guest);
    await world.signIn(guest.email, guestPassword);
    expect(await removePerson(world.db, owner, { personId, from: 'viewer' }, new Date())).toBe('removed');
    expect(await world.findMe()).toBeNull();
    expect(await world.db.session.count({ where: { userId: personId } })).toBe(0);
    expect(await world.signIn(guest.email, guestPassword)).toBeNull();
  });

  it('take the invitations that they gave away with them', async () => {
    await using world = await createAuthWorld();
    const owner = await makeOwner(world.access());
    const other = await addGuest(world.access(), owner, second);
    await inviteGuest(world.access(), other, { role: 'owner', note: 'a way back in' });
    await inviteGuest(world.access(), owner, { note: 'Hanako' });
    await removePerson(world.db, owner, { personId: other.personId, from: 'owner' }, new Date());
    const open = await listOpenInvitations(world.db, new Date());
    expect(open.map(({ note }) => note)).toEqual(['Hanako']);
  });

  it('leave a trace of who did what to whom', async () => {
    await using world = await createAuthWorld();
    const owner = await makeOwner(world.access());
    const { personId } = await addGuest(world.access(), owner, { ...guest, note: 'Hanako' });
    const change = { personId, from: 'viewer', to: 'editor', ...everything } as const;
    await changePerson(world.db, owner, change, new Date());
    await removePerson(world.db, owner, { personId, from: 'editor' }, new Date());
    const entries = await world.db.auditEntry.findMany({ orderBy: { id: 'asc' } });
    expect(entries.map(({ personName, act, subjectName }) => [personName, act, subjectName])).toEqual([
      [owner.signature, 'owner-created', null],
      [owner.signature, 'invited', 'Hanako'],
      [guest.email, 'invitation-accepted', 'Hanako'],
      [owner.signature, 'role-changed', guest.email],
      [owner.signature, 'person-removed', guest.email],
    ]);
  });
});
