import 'server-only';
import { cache } from 'react';
import { redirect } from 'next/navigation';
import { isLearnPublic } from '@/lib/auth/reading-room';
import { db } from '@/lib/db/client';
import { entrance, readVisitor } from './read-visitor';

/** Whether whoever asks may read the pages that explain, once for each request. */
export const mayRead = cache(async (): Promise<boolean> => {
  return (await readVisitor()) !== null || isLearnPublic(db());
});

/** Begins the pages that explain: for everybody when the owner has opened them, else for those who have signed in. */
export async function requireReader(here: string): Promise<void> {
  if (!(await mayRead())) redirect(await entrance(here));
}

/** Search engines stay away, unless the pages are open to everybody. */
export async function readRobots(): Promise<{ robots?: { index: boolean; follow: boolean } }> {
  return (await isLearnPublic(db())) ? { robots: { index: true, follow: true } } : {};
}
