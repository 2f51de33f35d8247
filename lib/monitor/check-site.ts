import type { EndpointCheck } from './check-endpoint';
import type { Monitor } from './monitor';

export type CheckSiteResult =
  { kind: 'checked'; siteId: string; checks: readonly EndpointCheck[]; stillRunning: number } | { kind: 'gone' };

/** Looks at every watched endpoint of a site now, paused or not. */
export async function checkSite(monitor: Monitor, siteId: string): Promise<CheckSiteResult> {
  throw new Error(`not written yet ${String(monitor)} ${siteId}`);
}
