import type { Monitor } from './monitor';

/** Deletes a site; it can be restored for 30 days. `false` when there is no such site (any more). */
export async function deleteSite(monitor: Monitor, siteId: string): Promise<boolean> {
  throw new Error(`not written yet ${String(monitor)} ${siteId}`);
}
