import { setTimeout as pause } from 'node:timers/promises';

import { findCheckAllProgress, makeAllDue } from '@/lib/db/check-all-progress';
import type { SiteScope } from '@/lib/db/site-scope';
import type { Change } from '@/lib/tls/changes';

import { checkDueEndpoints } from './check-due-endpoints';
import { freshMs } from './check-endpoint';
import type { Monitor } from './monitor';

export interface ChangedEndpoint {
  siteId: string;
  endpointId: string;
  displayHost: string;
  host: string;
  port: number;
  changes: readonly Change[];
}

export interface CheckAllResult {
  /** Watched endpoints of the sites that are not paused. */
  total: number;
  finished: number;
  /** Still to come: the looks go on in the background. */
  remaining: number;
  /** Among the finished, those where something changed. */
  changed: readonly ChangedEndpoint[];
}

/** Makes everything within the scope due now, and waits at most `waitMs` for results. What was looked at just now counts as finished. */
export async function checkAll(
  monitor: Monitor,
  { waitMs, scope }: { waitMs: number; scope: SiteScope },
): Promise<CheckAllResult> {
  const { db, background } = monitor;
  const now = monitor.now();
  const since = new Date(now.getTime() - freshMs);
  await makeAllDue(db, scope, since, now);
  const giveUp = new AbortController();
  const isFinished = new Promise<void>((resolve) =>
    background.start(() => checkDueEndpoints(monitor).finally(resolve)),
  );
  await Promise.race([isFinished, pause(waitMs, undefined, { signal: giveUp.signal }).catch(() => undefined)]);
  giveUp.abort();
  const { total, finished, changed } = await findCheckAllProgress(db, scope, since);
  return { total, finished, remaining: total - finished, changed };
}
