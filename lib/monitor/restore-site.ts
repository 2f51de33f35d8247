import type { Monitor } from './monitor';

/** Undoes a deletion, with the site's whole history. `false` when there is no such deleted site. */
export async function restoreSite(monitor: Monitor, siteId: string): Promise<boolean> {
  throw new Error(`not written yet ${String(monitor)} ${siteId}`);
}
