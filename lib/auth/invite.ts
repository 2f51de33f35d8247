import { findRole, keepKnownTags } from '@/lib/db/change-people';
import { deleteInvitation, insertInvitation } from '@/lib/db/invitations';
import type { Database } from '@/lib/db/open-database';

import { hasPeopleInHand } from './manage-people';
import type { Manager } from './manage-people';
import type { Role } from './permissions';
import { recordAct } from './record-act';
import { createToken, hashToken } from './token';

const dayMs = 24 * 60 * 60 * 1000;
/** So long a guest has time. */
export const invitationMs = 7 * dayMs;

export interface Offer {
  role: Role;
  seesAll: boolean;
  tagIds: readonly string[];
  /** Whom it is for. */
  note: string;
}

export type InviteResult =
  /** The token is told once: only its hash is stored. */
  | { kind: 'invited'; token: string; expiresAt: Date }
  /** Neither all sites nor a tag that there is. */
  | { kind: 'no-tags' }
  | { kind: 'not-allowed' };

/** Makes a link with which one person can make an account, once, within seven days. An owner sees everything. */
export async function invite(db: Database, manager: Manager, offer: Offer, now: Date): Promise<InviteResult> {
  const token = createToken();
  const seesAll = offer.seesAll || offer.role === 'owner';
  const note = offer.note.trim() || null;
  const expiresAt = new Date(now.getTime() + invitationMs);
  return db.$transaction(async (tx): Promise<InviteResult> => {
    if (!hasPeopleInHand(await findRole(tx, manager.personId))) return { kind: 'not-allowed' };
    const tagIds = seesAll ? [] : await keepKnownTags(tx, offer.tagIds);
    if (!seesAll && tagIds.length === 0) return { kind: 'no-tags' };
    const terms = { role: offer.role, seesAll, tagIds, note, expiresAt };
    const subjectId = await insertInvitation(
      tx,
      { ...terms, tokenHash: hashToken(token), inviterId: manager.personId },
      now,
    );
    const subject = { subjectId, subjectName: note ?? '', details: { role: offer.role } };
    await recordAct(tx, manager, 'invited', subject, now);
    return { kind: 'invited', token, expiresAt };
  });
}

/** Takes a link back before it was used. `false` when there is none (any more). */
export async function withdrawInvitation(
  db: Database,
  manager: Manager,
  invitationId: string,
  now: Date,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    if (!hasPeopleInHand(await findRole(tx, manager.personId))) return false;
    const link = await deleteInvitation(tx, invitationId);
    if (!link) return false;
    const subject = { subjectId: invitationId, subjectName: link.note ?? '' };
    await recordAct(tx, manager, 'invitation-withdrawn', subject, now);
    return true;
  });
}
