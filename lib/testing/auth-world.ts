import { createAuth } from '@/lib/auth/auth';
import { callAuth } from '@/lib/auth/call-auth';
import type { AuthAnswer } from '@/lib/auth/call-auth';
import { findVisitor } from '@/lib/auth/find-visitor';

import { createTestDatabase } from './test-database';

const origin = 'http://127.0.0.1:3000';

/** Accounts over a database of their own, with a browser's cookie jar. */
export async function createAuthWorld() {
  const file = await createTestDatabase();
  const { database: db } = file;
  const auth = createAuth({ db, masterKey: Buffer.alloc(32, 7), origins: [origin] });
  const jar = new Map<string, string>();

  const headers = () =>
    new Headers({
      origin,
      'x-kigen-peer': '192.0.2.1',
      cookie: [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; '),
    });
  const call = async (path: string, body?: Record<string, unknown>): Promise<AuthAnswer> => {
    const answer = await callAuth(auth, path, headers(), body);
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  const findMe = () => findVisitor(auth, db, headers());
  return {
    db,
    auth,
    jar,
    call,
    findMe,
    access: () => ({ auth, db, now: new Date() }),
    signIn: async (email: string, password: string) => {
      await call('/sign-in/email', { email, password });
      return findMe();
    },
    [Symbol.asyncDispose]: () => file.dispose(),
  };
}
