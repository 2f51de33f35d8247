import 'server-only';
import type { SitePage } from '@/lib/db/find-site';
import { conohaWing } from '@/lib/hosting/conoha-wing';
import { findHosting, recogniseHosting } from '@/lib/hosting/find-hosting';
import type { RecognisedHosting } from '@/lib/hosting/find-hosting';
import type { Hosting } from '@/lib/hosting/hosting';
import { getMonitor } from '@/lib/monitor/monitor';
import { readHostingSigns } from '@/lib/monitor/read-hosting-signs';

/**
 * Whose steps are shown for a site: the chosen host's, else of the one that is surely seen, else ConoHa WING's.
 *
 * @param chosen in the address of a page, or before; null = nobody has
 */
export async function findLikelyHosting(
  site: SitePage,
  chosen: string | null,
): Promise<{ hosting: Hosting; recognised: RecognisedHosting | null }> {
  const recognised = recogniseHosting(await readHostingSigns(getMonitor(), site));
  // The owner knows best; a weak sign is seen at other hosts as well.
  const likely = recognised?.strength === 'strong' ? recognised.hosting : conohaWing;
  return { hosting: (chosen === null ? null : findHosting(chosen)) ?? likely, recognised };
}
