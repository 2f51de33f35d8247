import { createAuth } from '@/lib/auth/auth';
import { callAuth } from '@/lib/auth/call-auth';
import { createOwner } from '@/lib/auth/create-owner';
import type { Database } from '@/lib/db/open-database';

/** The key of installations that tests make, so that a session made in one process is known in another. */
export const testSecretKey = '5e'.repeat(32);

export const testOwner = { email: 'owner@example.jp', password: 'violin basket 47 harbour' };

/** A cookie as a browser keeps it. */
export interface SessionCookie {
  name: string;
  value: string;
}

/** Makes the owner in a fresh database and signs them in: the session holds in every copy of that database. */
export async function signInOwner(db: Database): Promise<SessionCookie> {
  const auth = createAuth({
    db,
    masterKey: Buffer.from(testSecretKey, 'hex'),
    origins: ['http://127.0.0.1:3000'],
  });
  const made = await createOwner({ auth, db, now: new Date() }, testOwner);
  if (made.kind !== 'created') throw new Error(`The owner could not be made: ${made.kind}`);
  const { cookies } = await callAuth(auth, '/sign-in/email', new Headers(), testOwner);
  const cookie = cookies.find(({ name }) => name === 'kigen.session_token');
  if (!cookie) throw new Error('The owner could not sign in.');
  return { name: cookie.name, value: encodeURIComponent(cookie.value) };
}
