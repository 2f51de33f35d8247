import type { Actor } from '@/lib/db/audit';
import { storeDeleted } from '@/lib/db/change-site';

import type { Monitor } from './monitor';

/** Deletes a site; it can be restored for 30 days. `false` when there is no such site (any more). */
export async function deleteSite({ db, now }: Monitor, by: Actor, siteId: string): Promise<boolean> {
  return storeDeleted(db, by, siteId, now());
}
