import type { Monitor } from './monitor';

/** Pauses a site or goes on with it. `false` when there is no such site. */
export async function setPaused(monitor: Monitor, siteId: string, isPaused: boolean): Promise<boolean> {
  throw new Error(`not written yet ${String(monitor)} ${siteId} ${String(isPaused)}`);
}
