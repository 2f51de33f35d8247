import { createAuth } from '@/lib/auth/auth';
import { callAuth } from '@/lib/auth/call-auth';
import { insertSites } from '@/lib/db/insert-sites';
import type { Database } from '@/lib/db/open-database';
import { addGuest, guestPassword } from '@/lib/testing/invite-guest';
import { testOwner, testSecretKey } from '@/lib/testing/sign-in-owner';
import { defaultUrgencyPolicy } from '@/lib/tls/lifetime';

import type { Caller, Known } from './access-table';

const hourMs = 60 * 60 * 1000;

/** Two sites with a tag each, and the people of the access table, signed in. The owner is there already. */
export async function seedCallers(
  db: Database,
): Promise<Known & { cookies: Record<Exclude<Caller, 'owner'>, string> }> {
  const auth = createAuth({ db, masterKey: Buffer.from(testSecretKey, 'hex'), origins: ['http://127.0.0.1:3000'] });
  const access = { auth, db, now: new Date() };
  const owner = await db.user.findUniqueOrThrow({ where: { email: testOwner.email } });
  const manager = { personId: owner.id, signature: owner.email };
  const [siteId, endpointId] = await seedSite(db, 'one');
  await seedSite(db, 'other');
  const other = await db.tag.findUniqueOrThrow({ where: { name: 'other' } });

  const signIn = async (name: string, offer: object) => {
    const email = `${name}@example.jp`;
    const { personId } = await addGuest(access, manager, { email, ...offer });
    const { cookies } = await callAuth(auth, '/sign-in/email', new Headers(), { email, password: guestPassword });
    return { personId, cookie: cookies.map((one) => `${one.name}=${encodeURIComponent(one.value)}`).join('; ') };
  };
  const viewer = await signIn('viewer', { role: 'viewer' });
  const stranger = await signIn('stranger', { role: 'editor', seesAll: false, tagIds: [other.id] });
  const editor = await signIn('editor', { role: 'editor' });
  const cookies = { anonymous: '', viewer: viewer.cookie, stranger: stranger.cookie, editor: editor.cookie };
  return { siteId, endpointId, guestId: viewer.personId, cookies };
}

async function seedSite(db: Database, name: string): Promise<[siteId: string, endpointId: string]> {
  const host = `${name}.example.jp`;
  const endpoints = [
    { endpointId: `${name}-plain`, host },
    { endpointId: `${name}-www`, host: `www.${host}` },
  ];
  const site = { siteId: name, host, port: 443, displayHost: host, counterpart: 'settled' as const, endpoints };
  const rules = { urgency: defaultUrgencyPolicy, staleAfterMs: 12 * hourMs };
  await insertSites(db, { personId: null, signature: 'seed' }, [site], { tags: [name], rules, now: new Date() });
  return [name, `${name}-plain`];
}
