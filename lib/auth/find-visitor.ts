import { findPerson } from '@/lib/db/people';
import type { Database } from '@/lib/db/open-database';

import type { Auth } from './auth';
import { readRole } from './permissions';
import type { Visitor } from './visitor';

/** Whose session the cookies of a request belong to; null when there is none, it has ended, or they are gone. */
export async function findVisitor(auth: Auth, db: Database, headers: Headers): Promise<Visitor | null> {
  const found = await auth.api.getSession({ headers });
  if (!found) return null;
  const person = await findPerson(db, found.user.id);
  if (!person) return null;
  const { personId, email, name, seesAll, scope } = person;
  return {
    personId,
    email,
    name,
    role: readRole(person.role),
    seesAll,
    scope,
    sessionId: found.session.id,
    signature: email,
  };
}
