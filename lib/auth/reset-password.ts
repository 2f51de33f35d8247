import type { Database } from '@/lib/db/open-database';
import { findPerson } from '@/lib/db/people';
import { consumeResetLink, findResetLink, insertResetLink } from '@/lib/db/reset-links';
import type { ResetKind } from '@/lib/db/reset-links';

import type { OwnerAccess } from './create-owner';
import { hashPassword } from './create-owner';
import type { WeakPassword } from './password-strength';
import { createToken, hashToken } from './token';

/** How long such a link works. */
export const resetMinutes = 60;

/** Makes a link's token with which somebody sets a new password within the hour. */
export async function createResetToken(
  db: Database,
  personId: string,
  now: Date,
  kind: ResetKind = 'reset',
): Promise<string> {
  const token = createToken();
  const expiresAt = new Date(now.getTime() + resetMinutes * 60_000);
  await insertResetLink(db, { kind, userId: personId, tokenHash: hashToken(token), now, expiresAt });
  return token;
}

export type ResetPasswordResult =
  | { kind: 'set' }
  /** Unknown, used, or too old. */
  | { kind: 'void' }
  | { kind: 'refused'; refusal: WeakPassword };

/** Sets a new password by a link. All sessions of that person end; whether their second factor stays: see `consumeResetLink`. */
export async function resetPassword(
  { auth, db, now }: OwnerAccess,
  { token, password }: { token: string; password: string },
): Promise<ResetPasswordResult> {
  const tokenHash = hashToken(token);
  const link = await findResetLink(db, tokenHash, now);
  const person = link && (await findPerson(db, link.userId));
  if (!person) return { kind: 'void' };
  const { findWeakness } = await import('./password-strength');
  const weakness = findWeakness(password, [person.email]);
  if (weakness) return { kind: 'refused', refusal: weakness };
  const passwordHash = await hashPassword(auth, password);
  return { kind: (await consumeResetLink(db, { tokenHash, passwordHash, now })) ? 'set' : 'void' };
}
