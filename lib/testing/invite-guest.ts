import { acceptInvitation } from '@/lib/auth/accept-invitation';
import { createOwner } from '@/lib/auth/create-owner';
import type { OwnerAccess } from '@/lib/auth/create-owner';
import { invite } from '@/lib/auth/invite';
import type { Offer } from '@/lib/auth/invite';

import { testOwner } from './sign-in-owner';

/** A password that is strong enough for everybody in a test. */
export const guestPassword = 'lantern cobalt 93 meadow';

/** The first owner, as whoever has people in hand. */
export async function makeOwner(access: OwnerAccess) {
  const made = await createOwner(access, testOwner);
  if (made.kind !== 'created') throw new Error(`The owner could not be made: ${made.kind}`);
  return { personId: made.personId, signature: testOwner.email };
}

/** The token of a fresh invitation by an owner. */
export async function inviteGuest(
  { db, now }: Pick<OwnerAccess, 'db' | 'now'>,
  owner: { personId: string; signature: string },
  offer: Partial<Offer> = {},
): Promise<string> {
  const invited = await invite(db, owner, { role: 'viewer', seesAll: true, tagIds: [], note: '', ...offer }, now);
  if (invited.kind !== 'invited') throw new Error(`Nobody was invited: ${invited.kind}`);
  return invited.token;
}

/** Somebody who was invited and came, with `guestPassword`. */
export async function addGuest(
  access: OwnerAccess,
  owner: { personId: string; signature: string },
  { email, ...offer }: Partial<Offer> & { email: string },
) {
  const token = await inviteGuest(access, owner, offer);
  const accepted = await acceptInvitation(access, { token, email, password: guestPassword });
  if (accepted.kind !== 'accepted') throw new Error(`The guest could not come: ${accepted.kind}`);
  return { personId: accepted.personId, signature: accepted.email };
}
