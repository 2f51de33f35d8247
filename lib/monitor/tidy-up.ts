import { removeOldAllowances } from '@/lib/db/allowance';
import { removeOldAnswers } from '@/lib/db/api-answers';
import { forgetDeliveries } from '@/lib/db/forget-deliveries';
import { purgeDeletedSites } from '@/lib/db/purge-deleted-sites';
import { forgetDays, rollUpChecks, rollUpHours } from '@/lib/db/roll-up-checks';
import { removeSilentWatchers } from '@/lib/db/watchers';

import type { Monitor } from './monitor';

const dayMs = 24 * 60 * 60 * 1000;
/** So long a deleted site can be restored, and a look that found nothing new is remembered by itself. */
export const keptMs = 30 * dayMs;
/** So long it is known how the looks of an hour went, and then those of a day. */
const hoursKeptMs = 90 * dayMs;
const daysKeptMs = 2 * 365 * dayMs;
const watcherKeptMs = dayMs;
/** So long it is known what was told. What was told about is kept for ever. */
const deliveriesKeptMs = 400 * dayMs;

/**
 * Removes what has been kept long enough, allowances that are whole again, and answers that nobody asks for any more. Looks
 * are summed up before they are removed. `checks` counts those.
 */
export async function tidyUp({ db, now }: Monitor): Promise<{ sites: number; checks: number }> {
  const ago = (ms: number) => new Date(now().getTime() - ms);
  await removeOldAllowances(db, now());
  await removeOldAnswers(db, now());
  await forgetDeliveries(db, ago(deliveriesKeptMs));
  await removeSilentWatchers(db, ago(watcherKeptMs));
  const sites = await purgeDeletedSites(db, ago(keptMs));
  const checks = await rollUpChecks(db, ago(keptMs));
  await rollUpHours(db, ago(hoursKeptMs));
  await forgetDays(db, ago(daysKeptMs));
  return { sites, checks };
}
