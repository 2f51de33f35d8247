import { removeOldAllowances } from '@/lib/db/allowance';
import { removeOldAnswers } from '@/lib/db/api-answers';
import { pruneChecks } from '@/lib/db/prune-checks';
import { removeSilentWatchers } from '@/lib/db/watchers';
import { purgeDeletedSites } from '@/lib/db/purge-deleted-sites';

import type { Monitor } from './monitor';

/** So long a deleted site can be restored, and a look that found nothing new is remembered. */
export const keptMs = 30 * 24 * 60 * 60 * 1000;

const watcherKeptMs = 24 * 60 * 60 * 1000;

/** Removes what has been kept long enough, allowances that are whole again, and answers that nobody asks for any more. */
export async function tidyUp({ db, now }: Monitor): Promise<{ sites: number; checks: number }> {
  const before = new Date(now().getTime() - keptMs);
  await removeOldAllowances(db, now());
  await removeOldAnswers(db, now());
  await removeSilentWatchers(db, new Date(now().getTime() - watcherKeptMs));
  return { sites: await purgeDeletedSites(db, before), checks: await pruneChecks(db, before) };
}
