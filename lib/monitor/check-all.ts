import type { Change } from '@/lib/tls/changes';
import type { Monitor } from './monitor';

export interface ChangedEndpoint {
  siteId: string;
  endpointId: string;
  displayHost: string;
  host: string;
  changes: readonly Change[];
}

export interface CheckAllResult {
  /** Watched endpoints of the sites that are not paused. */
  total: number;
  finished: number;
  /** Still to come: the scheduler goes on with them. */
  remaining: number;
  /** Among the finished, those where something changed. */
  changed: readonly ChangedEndpoint[];
}

/** Makes everything due now, and waits at most `waitMs` for results. */
export async function checkAll(monitor: Monitor, options: { waitMs: number }): Promise<CheckAllResult> {
  throw new Error(`not written yet ${String(monitor)} ${String(options)}`);
}
