import {
  countApiKeys,
  deleteApiKey,
  findApiKey,
  findApiKeyHolder,
  insertApiKey,
  storeLastUse,
} from '@/lib/db/api-keys';
import type { Database } from '@/lib/db/open-database';
import { findPerson } from '@/lib/db/people';

import type { Manager } from './manage-people';
import { hasPeopleInHand } from './manage-people';
import { isAllowed, readRole } from './permissions';
import type { Role } from './permissions';
import { recordAct } from './record-act';
import { createToken, hashToken } from './token';
import type { Visitor } from './visitor';

/** What a key is good for: looking, or changing as well. It never allows more than its person may do. */
export const keyScopes = ['read', 'write'] as const;
export type KeyScope = (typeof keyScopes)[number];

/** For how many days a key can be made. None is for ever. */
export const keyDays = ['30', '90', '365'] as const;
export type KeyDays = (typeof keyDays)[number];

/** By this, whoever finds a key in a file knows what it is; programs that look for lost secrets as well. */
const prefix = 'kgn_';
const keyPattern = /^kgn_[\w-]{43}$/;
export const keyLimits = { perPerson: 20, nameLength: 60 } as const;

const minuteMs = 60 * 1000;
const dayMs = 24 * 60 * minuteMs;

export type MakeKeyResult =
  /** The key is told once: only its hash is stored. */
  | { kind: 'made'; keyId: string; key: string; expiresAt: Date }
  | { kind: 'bad-name' }
  | { kind: 'too-many' }
  /** A key that changes things, for somebody who may change nothing; or they are gone. */
  | { kind: 'not-allowed' };

/** Makes a key with which a program acts as this person. */
export async function makeApiKey(
  db: Database,
  maker: Manager,
  { name: typed, scope, days }: { name: string; scope: KeyScope; days: KeyDays },
  now: Date,
): Promise<MakeKeyResult> {
  const name = typed.normalize('NFC').trim();
  if (name === '' || name.length > keyLimits.nameLength || /\p{C}/u.test(name)) return { kind: 'bad-name' };
  const key = prefix + createToken();
  const expiresAt = new Date(now.getTime() + Number(days) * dayMs);
  return db.$transaction(async (tx): Promise<MakeKeyResult> => {
    const { personId } = maker;
    const person = await findPerson(tx, personId);
    if (!person || (scope === 'write' && !mayWrite(readRole(person.role)))) return { kind: 'not-allowed' };
    if ((await countApiKeys(tx, personId)) >= keyLimits.perPerson) return { kind: 'too-many' };
    const keyId = await insertApiKey(tx, { personId, name, keyHash: hashToken(key), scope, expiresAt }, now);
    await recordAct(tx, maker, 'key-made', { subjectId: keyId, subjectName: name, details: { scope, days } }, now);
    return { kind: 'made', keyId, key, expiresAt };
  });
}

/** Whether somebody in this role could do anything with a key that writes. */
export function mayWrite(role: Role): boolean {
  return isAllowed('sites.change', { role, seesAll: true });
}

/** Ends one of one's own keys; an owner ends anybody's. `false` when there is none (any more), or it is another's. */
export async function revokeApiKey(db: Database, manager: Manager, keyId: string, now: Date): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const key = await findApiKey(tx, keyId);
    if (!key) return false;
    const isOwn = key.personId === manager.personId;
    if (!isOwn && !hasPeopleInHand((await findPerson(tx, manager.personId))?.role ?? null)) return false;
    if (!(await deleteApiKey(tx, keyId))) return false;
    const subject = { subjectId: keyId, subjectName: key.name, ...(isOwn ? {} : { details: { whose: key.email } }) };
    await recordAct(tx, manager, 'key-revoked', subject, now);
    return true;
  });
}

/** Whoever asks with a key: the person that it belongs to, as they are now. */
export interface KeyHolder extends Omit<Visitor, 'sessionId'> {
  keyId: string;
  keyScope: KeyScope;
}

export type KeyRefusal =
  /** Never made, or revoked, or its person is gone: nobody is told which. */
  'unknown' | 'expired';

/** Who is asking, by the key alone; notes that it was used, at most once a minute. */
export async function findKeyHolder(db: Database, key: string, now: Date): Promise<KeyHolder | KeyRefusal> {
  const found = keyPattern.test(key) ? await findApiKeyHolder(db, hashToken(key)) : null;
  if (!found) return 'unknown';
  const { keyId, name: keyName, scope, expiresAt, lastUsedAt } = found.key;
  if (expiresAt <= now) return 'expired';
  if (!lastUsedAt || Math.abs(now.getTime() - lastUsedAt.getTime()) >= minuteMs) await storeLastUse(db, keyId, now);
  const { personId, email, name, role, seesAll, scope: sites } = found.person;
  return {
    personId,
    email,
    name,
    role: readRole(role),
    seesAll,
    scope: sites,
    signature: `${email} (API: ${keyName})`,
    keyId,
    keyScope: scope === 'write' ? 'write' : 'read',
  };
}
