import { countNeighbours } from '@/lib/db/count-neighbours';
import { findAnswers } from '@/lib/db/diagnosis-answers';
import { findDiagnosedSite } from '@/lib/db/find-diagnosed-site';
import type { SitePage } from '@/lib/db/find-site';
import { listNewCertificates } from '@/lib/db/list-new-certificates';
import { listPresses } from '@/lib/db/recovery-history';
import type { DiagnosisSubject } from '@/lib/diagnosis/subject';
import { recogniseHosting } from '@/lib/hosting/find-hosting';

import { listDiagnosedNames } from './diagnosed-names';
import type { Monitor } from './monitor';
import { readHostingSigns } from './read-hosting-signs';

const sevenDaysMs = 7 * 24 * 60 * 60 * 1000;

/** Everything that is known beforehand of what a diagnosis looks at; null when the site is gone, or is an address. */
export async function readDiagnosisSubject(monitor: Monitor, siteId: string): Promise<DiagnosisSubject | null> {
  const { db, rules } = monitor;
  const now = monitor.now();
  const found = await findDiagnosedSite(db, siteId, { rules, now });
  if (!found) return null;
  const { site, endpoints } = found;
  const hosting = await readHosting(monitor, site);
  const hostingId = hosting?.id ?? null;
  const { names, leftOut } = listDiagnosedNames({ host: site.host, endpoints, hosting, now });
  if (names.length === 0) return null;
  const since = new Date(now.getTime() - sevenDaysMs);
  const addresses = [...new Set(endpoints.flatMap((endpoint) => endpoint.addresses))];
  const [certificates, presses, neighbours, answers] = await Promise.all([
    listNewCertificates(db, siteId, since),
    listPresses(db, siteId, since),
    countNeighbours(db, { siteId, hostingId, addresses }, { rules, now }),
    findAnswers(db, siteId),
  ]);
  const { overseasLimit, accessLimit, noticeUrl } = answers;
  const record = { certificates, presses };
  const told = { overseasLimit, accessLimit, noticeUrl };
  return { host: site.host, names, leftOut, hosting, endpoints, record, neighbours, answers: told };
}

/** What the owner chose, else what shows. The playbook for any other host names none. */
async function readHosting(monitor: Monitor, site: SitePage): Promise<DiagnosisSubject['hosting']> {
  if (site.hosting === 'generic') return null;
  if (site.hosting !== null) return { id: site.hosting, isCertain: true };
  const recognised = recogniseHosting(await readHostingSigns(monitor, site));
  return recognised && { id: recognised.hosting.id, isCertain: recognised.strength === 'strong' };
}
