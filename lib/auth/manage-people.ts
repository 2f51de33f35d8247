import {
  countPeople,
  deletePerson,
  endSessions,
  findRole,
  keepKnownTags,
  storeRole,
  storeShare,
} from '@/lib/db/change-people';
import { deleteInvitationsOf } from '@/lib/db/invitations';
import type { Database, Transaction } from '@/lib/db/open-database';
import { findPerson } from '@/lib/db/people';

import type { Role } from './permissions';
import { recordAct } from './record-act';
import type { Visitor } from './visitor';

/** Who has people in hand, for the rules and for the audit log. */
export type Manager = Pick<Visitor, 'personId' | 'signature'>;

export interface PersonChange {
  personId: string;
  /** The role that the manager saw. */
  from: Role;
  to: Role;
  seesAll: boolean;
  tagIds: readonly string[];
}

export type ChangePersonResult =
  | 'changed'
  /** Nobody changes their own role, nor what they see. */
  | 'oneself'
  /** Somebody else was quicker: they have another role by now, or are gone. */
  | 'outdated'
  /** Neither all sites nor a tag that there is. */
  | 'no-tags'
  | 'last-owner'
  | 'not-allowed';

export type RemovePersonResult = 'removed' | 'outdated' | 'last-owner' | 'not-allowed';

/**
 * Gives somebody another role or other sites. Another role ends their sessions; whoever is no owner any more loses the
 * invitations that they have given away.
 */
export async function changePerson(
  db: Database,
  manager: Manager,
  change: PersonChange,
  now: Date,
): Promise<ChangePersonResult> {
  const { personId, from, to } = change;
  if (personId === manager.personId) return 'oneself';
  const seesAll = change.seesAll || to === 'owner';
  return db.$transaction(async (tx): Promise<ChangePersonResult> => {
    if (!hasPeopleInHand(await findRole(tx, manager.personId))) return 'not-allowed';
    const person = await findPerson(tx, personId);
    if (!person || person.role !== from) return 'outdated';
    const tagIds = seesAll ? [] : await keepKnownTags(tx, change.tagIds);
    if (!seesAll && tagIds.length === 0) return 'no-tags';
    if (to !== from) {
      if (await isLastOwner(tx, from)) return 'last-owner';
      if (!(await storeRole(tx, personId, { from, to }, now))) return 'outdated';
      await endSessions(tx, personId);
      await deleteInvitationsOf(tx, personId);
    }
    await storeShare(tx, personId, { seesAll, tagIds });
    const details = { from, role: to };
    await recordAct(tx, manager, 'role-changed', { subjectId: personId, subjectName: person.email, details }, now);
    return 'changed';
  });
}

/**
 * Removes somebody with their sessions and open invitations; an owner may remove themselves while there is another.
 *
 * @param from the role that the manager saw
 */
export async function removePerson(
  db: Database,
  manager: Manager,
  { personId, from }: { personId: string; from: Role },
  now: Date,
): Promise<RemovePersonResult> {
  return db.$transaction(async (tx): Promise<RemovePersonResult> => {
    if (!hasPeopleInHand(await findRole(tx, manager.personId))) return 'not-allowed';
    const person = await findPerson(tx, personId);
    if (!person || person.role !== from) return 'outdated';
    if (await isLastOwner(tx, from)) return 'last-owner';
    await deleteInvitationsOf(tx, personId);
    if (!(await deletePerson(tx, personId, from))) return 'outdated';
    const subject = { subjectId: personId, subjectName: person.email, details: { role: from } };
    await recordAct(tx, manager, 'person-removed', subject, now);
    return 'removed';
  });
}

/** Asked again inside the transaction: of two owners who remove each other at once, the second is none any more. */
export function hasPeopleInHand(role: string | null): boolean {
  return role === 'owner';
}

async function isLastOwner(tx: Transaction, role: Role): Promise<boolean> {
  return role === 'owner' && (await countPeople(tx, 'owner')) < 2;
}
