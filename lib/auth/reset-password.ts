import type { Database } from '@/lib/db/open-database';
import { findPerson } from '@/lib/db/people';
import { consumeResetLink, findResetLink, insertResetLink } from '@/lib/db/reset-links';

import type { OwnerAccess } from './create-owner';
import { hashPassword } from './create-owner';
import { findWeakness } from './password-strength';
import type { WeakPassword } from './password-strength';
import { createToken, hashToken } from './token';

const hourMs = 60 * 60 * 1000;

/** Makes a link's token with which somebody sets a new password within the hour. */
export async function createResetToken(db: Database, personId: string, now: Date): Promise<string> {
  const token = createToken();
  const expiresAt = new Date(now.getTime() + hourMs);
  await insertResetLink(db, { userId: personId, tokenHash: hashToken(token), now, expiresAt });
  return token;
}

export type ResetPasswordResult =
  | { kind: 'set' }
  /** Unknown, used, or too old. */
  | { kind: 'void' }
  | { kind: 'refused'; refusal: WeakPassword };

/** Sets a new password by a link. All sessions of that person end, and their second factor is off. */
export async function resetPassword(
  { auth, db, now }: OwnerAccess,
  { token, password }: { token: string; password: string },
): Promise<ResetPasswordResult> {
  const tokenHash = hashToken(token);
  const link = await findResetLink(db, tokenHash, now);
  const person = link && (await findPerson(db, link.userId));
  if (!person) return { kind: 'void' };
  const weakness = findWeakness(password, [person.email]);
  if (weakness) return { kind: 'refused', refusal: weakness };
  const passwordHash = await hashPassword(auth, password);
  return { kind: (await consumeResetLink(db, { tokenHash, passwordHash, now })) ? 'set' : 'void' };
}
