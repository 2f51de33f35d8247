import type { Actor } from '@/lib/db/audit';
import { storeWatched } from '@/lib/db/change-site';

import type { Monitor } from './monitor';

export type SetWatchedResult = 'set' | 'last-one' | 'gone';

/** Ticks or unticks an endpoint of a site. The last watched one of a site cannot be unticked. */
export async function setWatched(
  { db, rules, now }: Monitor,
  by: Actor,
  endpointId: string,
  isWatched: boolean,
): Promise<SetWatchedResult> {
  return storeWatched(db, by, endpointId, isWatched, rules, now());
}
