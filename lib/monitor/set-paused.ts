import type { Actor } from '@/lib/db/audit';
import { storePaused } from '@/lib/db/change-site';

import type { Monitor } from './monitor';

/** Pauses a site or goes on with it, and then it is looked at soon. `false` when there is no such site. */
export async function setPaused(
  { db, rules, now }: Monitor,
  by: Actor,
  siteId: string,
  isPaused: boolean,
): Promise<boolean> {
  return storePaused(db, by, siteId, isPaused, rules, now());
}
