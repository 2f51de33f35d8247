import { listWatchedEndpoints } from '@/lib/db/list-watched-endpoints';

import { checkEndpoint } from './check-endpoint';
import type { EndpointCheck } from './check-endpoint';
import type { Monitor } from './monitor';

export type CheckSiteResult =
  { kind: 'checked'; siteId: string; checks: readonly EndpointCheck[]; stillRunning: number } | { kind: 'gone' };

/** Looks at every watched endpoint of a site now, paused or not. */
export async function checkSite(monitor: Monitor, siteId: string): Promise<CheckSiteResult> {
  const endpointIds = await listWatchedEndpoints(monitor.db, siteId);
  const results = await Promise.all(endpointIds.map((id) => checkEndpoint(monitor, id)));
  const checks = results.flatMap((result) => (result.kind === 'checked' ? [result.check] : []));
  const stillRunning = results.filter((result) => result.kind === 'still-running').length;
  // No endpoint is left when the site was deleted before or while they were looked at.
  if (checks.length + stillRunning === 0) return { kind: 'gone' };
  return { kind: 'checked', siteId, checks, stillRunning };
}
