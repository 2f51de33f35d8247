import { storeWatched } from '@/lib/db/change-site';

import type { Monitor } from './monitor';

export type SetWatchedResult = 'set' | 'last-one' | 'gone';

/** Ticks or unticks an endpoint of a site. The last watched one of a site cannot be unticked. */
export async function setWatched(monitor: Monitor, endpointId: string, isWatched: boolean): Promise<SetWatchedResult> {
  return storeWatched(monitor.db, endpointId, isWatched, monitor.rules, monitor.now());
}
