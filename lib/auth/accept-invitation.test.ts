import { describe, expect, it } from 'vitest';

import { findSiteName } from '@/lib/db/find-site-name';
import { listOpenInvitations } from '@/lib/db/invitations';
import type { Database } from '@/lib/db/open-database';
import { createAuthWorld } from '@/lib/testing/auth-world';
import { guestPassword, inviteGuest, makeOwner } from '@/lib/testing/invite-guest';
import { testOwner } from '@/lib/testing/sign-in-owner';

import { acceptInvitation } from './accept-invitation';
import { invitationMs, invite, withdrawInvitation } from './invite';

const guest = { email: 'Guest@Example.jp', password: guestPassword };

describe('an invitation', () => {
  it('is accepted once, however many try at the same moment', async () => {
    await using world = await createAuthWorld();
    const owner = await makeOwner(world.access());
    const token = await inviteGuest(world.access(), owner);
    const tries = Array.from({ length: 20 }, (_, index) =>
      acceptInvitation(world.access(), { ...guest, token, email: `guest${index}@example.jp` }),
    );
    const kinds = (await Promise.all(tries)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'accepted')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'closed')).toHaveLength(19);
    expect(await world.db.user.count()).toBe(2);
    expect(await world.db.account.count()).toBe(2);
    expect(await world.db.auditEntry.count({ where: { act: 'invitation-accepted' } })).toBe(1);
  }, 60_000);

  it('makes somebody who signs in and sees only the sites of the shared tag', async () => {
    await using world = await createAuthWorld();
    const owner = await makeOwner(world.access());
    await world.db.tag.create({ data: { id: 'client', name: 'client' } });
    await addSite(world.db, 'shared.example', 'client');
    await addSite(world.db, 'other.example', null);
    const token = await inviteGuest(world.access(), owner, { seesAll: false, tagIds: ['client', 'no such tag'] });
    expect(await acceptInvitation(world.access(), { ...guest, token })).toMatchObject({ kind: 'accepted' });

    const visitor = await world.signIn('guest@example.jp', guest.password);
    expect(visitor).toMatchObject({ role: 'viewer', seesAll: false, scope: ['client'] });
    const scope = visitor?.scope ?? [];
    expect(await findSiteName(world.db, scope, 'shared.example')).not.toBeNull();
    expect(await findSiteName(world.db, scope, 'other.example')).toBeNull();
  });

  it('shares nothing when the tag is gone by then', async () => {
    await using world = await createAuthWorld();
    const owner = await makeOwner(world.access());
    await world.db.tag.create({ data: { id: 'client', name: 'client' } });
    const token = await inviteGuest(world.access(), owner, { seesAll: false, tagIds: ['client'] });
    await world.db.tag.deleteMany();
    await acceptInvitation(world.access(), { ...guest, token });
    expect(await world.signIn('guest@example.jp', guest.password)).toMatchObject({ seesAll: false, scope: [] });
  });

  it('stores only the hash of its token', async () => {
    await using world = await createAuthWorld();
    const token = await inviteGuest(world.access(), await makeOwner(world.access()));
    expect(JSON.stringify(await world.db.oneTimeLink.findMany())).not.toContain(token);
    expect(JSON.stringify(await world.db.auditEntry.findMany())).not.toContain(token);
  });

  it('is closed alike when it is unknown, used, withdrawn or too old', async () => {
    await using world = await createAuthWorld();
    const owner = await makeOwner(world.access());
    const now = new Date();
    const accept = (token: string, at = now) =>
      acceptInvitation({ ...world.access(), now: at }, { ...guest, token, email: 'not even an address' });

    const used = await inviteGuest(world.access(), owner);
    await acceptInvitation(world.access(), { ...guest, token: used });
    const withdrawn = await inviteGuest(world.access(), owner);
    const [open] = await listOpenInvitations(world.db, now);
    expect(await withdrawInvitation(world.db, owner, open?.invitationId ?? '', now)).toBe(true);
    const old = await inviteGuest({ db: world.db, now }, owner);
    const late = new Date(now.getTime() + invitationMs);

    const closed = { kind: 'closed' };
    expect(await accept('unknown')).toEqual(closed);
    expect(await accept(used)).toEqual(closed);
    expect(await accept(withdrawn)).toEqual(closed);
    expect(await accept(old, late)).toEqual(closed);
    expect(await accept(old)).toEqual({ kind: 'refused', refusal: 'bad-email' });
  });

  it('stays open when the address is taken or the password weak', async () => {
    await using world = await createAuthWorld();
    const token = await inviteGuest(world.access(), await makeOwner(world.access()));
    const accept = (terms: Partial<typeof guest>) => acceptInvitation(world.access(), { ...guest, ...terms, token });
    expect(await accept({ email: testOwner.email.toUpperCase() })).toEqual({ kind: 'taken' });
    expect(await accept({ password: 'password1234' })).toEqual({ kind: 'refused', refusal: 'guessable' });
    expect(await accept({})).toMatchObject({ kind: 'accepted', email: 'guest@example.jp' });
  });

  it('is not made for nothing at all, nor by somebody who is no owner', async () => {
    await using world = await createAuthWorld();
    const owner = await makeOwner(world.access());
    const offer = { role: 'viewer', seesAll: false, tagIds: ['unknown'], note: '' } as const;
    expect(await invite(world.db, owner, offer, new Date())).toEqual({ kind: 'no-tags' });
    const nobody = { personId: 'nobody', signature: 'nobody' };
    expect(await invite(world.db, nobody, offer, new Date())).toEqual({ kind: 'not-allowed' });
    expect(await world.db.oneTimeLink.count()).toBe(0);
  });
});

async function addSite(db: Database, host: string, tagId: string | null): Promise<void> {
  const now = new Date();
  const names = { id: host, host, displayHost: host, port: 443 };
  const tags = tagId === null ? {} : { tags: { create: { tagId } } };
  await db.site.create({
    data: { ...names, createdAt: now, status: 'unknown', statusAt: now, urgency: 0, ...tags },
  });
}
