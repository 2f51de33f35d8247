import type { Actor } from '@/lib/db/audit';
import { storeRestored } from '@/lib/db/change-site';

import type { Monitor } from './monitor';

/** Undoes a deletion, with the site's whole history. `false` when there is no such deleted site. */
export async function restoreSite({ db, rules, now }: Monitor, by: Actor, siteId: string): Promise<boolean> {
  return storeRestored(db, by, siteId, rules, now());
}
