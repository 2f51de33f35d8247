import type { Database } from '@/lib/db/open-database';
import { insertFirstOwner } from '@/lib/db/people';

import type { Auth } from './auth';
import type { WeakPassword } from './password-strength';
import { readEmail } from './read-email';

export type CreateOwnerResult =
  | { kind: 'created'; personId: string }
  /** Somebody was quicker, or it was done long ago. */
  | { kind: 'taken' }
  | { kind: 'refused'; refusal: 'bad-email' | WeakPassword };

export interface OwnerAccess {
  auth: Auth;
  db: Database;
  now: Date;
}

/** Makes the first owner. Of many who try at once, one succeeds. */
export async function createOwner(
  { auth, db, now }: OwnerAccess,
  { email: typed, password }: { email: string; password: string },
): Promise<CreateOwnerResult> {
  const email = readEmail(typed);
  if (email === null) return { kind: 'refused', refusal: 'bad-email' };
  const { findWeakness } = await import('./password-strength');
  const weakness = findWeakness(password, [email]);
  if (weakness) return { kind: 'refused', refusal: weakness };
  const passwordHash = await hashPassword(auth, password);
  const owner = { email, name: email, role: 'owner', seesAll: true, tagIds: [], passwordHash };
  const personId = await insertFirstOwner(db, owner, now);
  return personId === null ? { kind: 'taken' } : { kind: 'created', personId };
}

/** With better-auth's own function (scrypt), so that it can check it again. */
export async function hashPassword(auth: Auth, password: string): Promise<string> {
  const { password: functions } = await auth.$context;
  return functions.hash(password);
}
