import { consumeInvitation, findOpenInvitation } from '@/lib/db/invitations';
import { insertPerson } from '@/lib/db/people';

import { hashPassword } from './create-owner';
import type { OwnerAccess } from './create-owner';
import type { WeakPassword } from './password-strength';
import { readEmail } from './read-email';
import { recordAct } from './record-act';
import { hashToken } from './token';

export type AcceptResult =
  | { kind: 'accepted'; personId: string; email: string }
  /** Unknown, used, withdrawn or too old: one answer for all. */
  | { kind: 'closed' }
  /** Somebody has an account with this address. The link stays open. */
  | { kind: 'taken' }
  | { kind: 'refused'; refusal: 'bad-email' | WeakPassword };

export interface Acceptance {
  token: string;
  email: string;
  password: string;
}

/** Makes the account of a guest and uses the link up: both or neither. Of many who try at once, one succeeds. */
export async function acceptInvitation(
  { auth, db, now }: OwnerAccess,
  { token, email: typed, password }: Acceptance,
): Promise<AcceptResult> {
  const tokenHash = hashToken(token);
  // First of all, so that a stranger learns nothing from the other answers and makes nobody hash.
  if (!(await findOpenInvitation(db, tokenHash, now))) return { kind: 'closed' };
  const email = readEmail(typed);
  if (email === null) return { kind: 'refused', refusal: 'bad-email' };
  const { findWeakness } = await import('./password-strength');
  const weakness = findWeakness(password, [email]);
  if (weakness) return { kind: 'refused', refusal: weakness };
  const passwordHash = await hashPassword(auth, password);

  return db.$transaction(async (tx): Promise<AcceptResult> => {
    const invitation = await findOpenInvitation(tx, tokenHash, now);
    if (!invitation) return { kind: 'closed' };
    const { role, seesAll, tagIds, note } = invitation;
    const personId = await insertPerson(tx, { email, name: note ?? email, role, seesAll, tagIds, passwordHash }, now);
    if (personId === null) return { kind: 'taken' };
    if (!(await consumeInvitation(tx, tokenHash, now)))
      throw new Error('The link was used in spite of the transaction.');
    const subject = { subjectId: invitation.invitationId, subjectName: note ?? '', details: { role } };
    await recordAct(tx, { personId, signature: email }, 'invitation-accepted', subject, now);
    return { kind: 'accepted', personId, email };
  });
}
