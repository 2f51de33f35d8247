import 'server-only';
import { cache } from 'react';
import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { connection } from 'next/server';
import { getAuth } from '@/lib/auth/auth';
import { findVisitor } from '@/lib/auth/find-visitor';
import { isAllowed, type Permission } from '@/lib/auth/permissions';
import type { Visitor } from '@/lib/auth/visitor';
import { db } from '@/lib/db/client';
import type { SiteScope } from '@/lib/db/site-scope';
import { hasOwner } from '@/lib/db/people';

/** Who is asking, once for each request; null = nobody is signed in. */
export const readVisitor = cache(async (): Promise<Visitor | null> => {
  await connection();
  return findVisitor(getAuth(), db(), await readHeaders());
});

/** The headers of the request, with the cookies as they are now: an action may just have changed them. */
async function readHeaders(): Promise<Headers> {
  const [head, jar] = await Promise.all([headers(), cookies()]);
  const now = new Headers(head);
  const pairs = jar.getAll().map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
  now.set('cookie', pairs.join('; '));
  return now;
}

/** The sites that whoever asks may see: none without a session. For titles, which are drawn beside the page. */
export async function readScope(): Promise<SiteScope> {
  const visitor = await readVisitor();
  return visitor ? visitor.scope : [];
}

/**
 * Begins every page that is not for everybody. Whoever is not signed in goes to sign in and comes back; what somebody may
 * not see does not exist for them.
 *
 * @param here the page's own address, to come back to
 */
export async function requireVisitor(permission: Permission, here: string): Promise<Visitor> {
  const visitor = await readVisitor();
  if (!visitor) redirect(await entrance(here));
  if (!isAllowed(permission, visitor)) notFound();
  return visitor;
}

/** Where somebody without a session goes first: an installation without an owner has nobody who could sign in. */
export async function entrance(here: string): Promise<string> {
  if (!(await hasOwner(db()))) return '/setup';
  return here === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`;
}
