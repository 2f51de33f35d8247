import { randomUUID } from 'node:crypto';

import { insertAuditEntry } from './audit';
import type { Database, Transaction } from './open-database';
import type { SiteScope } from './site-scope';

/** Somebody who may sign in, as stored. `role` is one of lib/auth/permissions.ts. */
export interface Person {
  personId: string;
  email: string;
  name: string;
  role: string;
  seesAll: boolean;
  scope: SiteScope;
  hasTwoFactor: boolean;
  createdAt: Date;
}

export interface NewPerson {
  email: string;
  name: string;
  role: string;
  seesAll: boolean;
  tagIds: readonly string[];
  /** Already hashed. */
  passwordHash: string;
}

const columns = {
  id: true,
  email: true,
  name: true,
  role: true,
  seesAll: true,
  twoFactorEnabled: true,
  createdAt: true,
  sharedTags: { select: { tagId: true } },
} as const;

interface Row {
  id: string;
  email: string;
  name: string;
  role: string;
  seesAll: boolean;
  twoFactorEnabled: boolean;
  createdAt: Date;
  sharedTags: { tagId: string }[];
}

export async function findPerson(db: Database | Transaction, personId: string): Promise<Person | null> {
  const row = await db.user.findUnique({ where: { id: personId }, select: columns });
  return row && toPerson(row);
}

export async function listPeople(db: Database): Promise<Person[]> {
  const rows = await db.user.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: columns });
  return rows.map(toPerson);
}

/** `null` when somebody has no password, or is gone. */
export async function findPasswordHash(db: Database, personId: string): Promise<string | null> {
  const where = { userId: personId, providerId: 'credential' };
  const account = await db.account.findFirst({ where, select: { password: true } });
  return account?.password ?? null;
}

/** Stores somebody with a password. `null` when the address is taken. */
export async function insertPerson(tx: Transaction, person: NewPerson, now: Date): Promise<string | null> {
  if (await tx.user.findUnique({ where: { email: person.email }, select: { id: true } })) return null;
  const id = randomUUID();
  const stamps = { createdAt: now, updatedAt: now };
  await tx.user.create({
    data: {
      id,
      email: person.email,
      name: person.name,
      role: person.role,
      seesAll: person.seesAll,
      emailVerified: false,
      ...stamps,
      accounts: {
        create: { id: randomUUID(), accountId: id, providerId: 'credential', password: person.passwordHash, ...stamps },
      },
      sharedTags: { create: person.tagIds.map((tagId) => ({ tagId })) },
    },
  });
  return id;
}

/** True once somebody owns this installation. */
export async function hasOwner(db: Database | Transaction): Promise<boolean> {
  return (await db.installation.count()) > 0;
}

/**
 * The first owner, with the row that makes them the only first one: all of it or nothing.
 * `null` when somebody was quicker.
 */
export async function insertFirstOwner(db: Database, owner: NewPerson, now: Date): Promise<string | null> {
  return db.$transaction(async (tx) => {
    if (await hasOwner(tx)) return null;
    await tx.installation.create({ data: { id: 1, ownedAt: now } });
    const personId = await insertPerson(tx, owner, now);
    if (personId === null) throw new Error('There are people, but nobody owns this installation.');
    await insertAuditEntry(tx, { personId, personName: owner.email, act: 'owner-created' }, now);
    return personId;
  });
}

function toPerson({ id, twoFactorEnabled, sharedTags, seesAll, ...rest }: Row): Person {
  return {
    personId: id,
    ...rest,
    seesAll,
    scope: seesAll ? null : sharedTags.map(({ tagId }) => tagId),
    hasTwoFactor: twoFactorEnabled,
  };
}
