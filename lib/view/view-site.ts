import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { BoardEndpoint, BoardRow } from '@/lib/db/find-board';
import { db } from '@/lib/db/client';
import { listNextPlans } from '@/lib/db/recovery-plans';
import { severities } from '@/lib/tls/problem';
import { portSuffix, toDisplayName } from '@/lib/tls/display-name';
import { problemWords } from '@/lib/tls/problem-words';
import { reissueHelps } from '@/lib/tls/reissue-helps';
import type { CertificateLife } from '@/lib/tls/self-issued';
import { urgencyRank } from '@/lib/tls/status';
import { readClock } from './read-clock';
import type { SiteRowView, SiteView } from './site-view';
import { preparePlanView } from './view-plan';
import { prepareLifetimeBar, viewLifetime } from './view-lifetime';

/** A site as a large card, with all the words of its bar. */
export async function viewSite(row: BoardRow): Promise<SiteView> {
  const validity = firstToExpire(row);
  const [rows, lifetime] = await Promise.all([prepareSiteRow([row]), validity ? viewLifetime(validity) : null]);
  return { ...rows(row), validity, lifetime };
}

/** Rows of the board in words. */
export async function viewSiteRows(rows: readonly BoardRow[]): Promise<SiteRowView[]> {
  return rows.map(await prepareSiteRow(rows));
}

/** The endpoint that expires first, or else is worst, speaks for the site. The words are fetched once for all rows. */
async function prepareSiteRow(rows: readonly BoardRow[]): Promise<(row: BoardRow) => SiteRowView> {
  const clock = await readClock();
  const siteIds = rows.map(({ siteId }) => siteId);
  const [t, status, viewBar, viewPlan, plans] = await Promise.all([
    getTranslations('board'),
    getTranslations('common.status'),
    prepareLifetimeBar(),
    preparePlanView(),
    listNextPlans(db(), siteIds, clock.now),
  ]);
  return (row) => {
    const validity = firstToExpire(row);
    const countdown = validity ? clock.countdown(validity) : null;
    const finding = topFinding(row);
    const plan = plans.get(row.siteId);
    return {
      siteId: row.siteId,
      name: toDisplayName(row),
      wireName: row.displayHost === row.host ? null : row.host + portSuffix(row.port),
      status: row.status,
      statusWord: status(row.status),
      left: countdown?.left ?? null,
      deadline: countdown?.deadline ?? t('noCertificate'),
      sentence: finding ? problemWords[finding.problem].title[clock.locale] : null,
      offersRecovery: urgencyRank(row.status) >= urgencyRank('action') && canReissueHelp(row),
      plan: plan ? viewPlan(plan, row.expiresAt) : null,
      lifetime: validity && viewBar(validity),
      tags: row.tags.map((tag) => tag.name),
      checked: row.checkedAt ? t('checkedAt', { time: clock.instant(row.checkedAt) }) : t('neverSeen'),
    };
  };
}

function firstToExpire(row: BoardRow): CertificateLife | null {
  const known = row.endpoints.map((endpoint) => endpoint.validity).filter((validity) => validity !== null);
  return known.sort((a, b) => a.notAfter.getTime() - b.notAfter.getTime())[0] ?? null;
}

/** The endpoint whose finding speaks for the site: the most severe one. */
export function findTopEndpoint(row: BoardRow): BoardEndpoint | null {
  const rank = (endpoint: BoardEndpoint) =>
    endpoint.topFinding ? severities.indexOf(endpoint.topFinding.severity) : -1;
  return row.endpoints.toSorted((a, b) => rank(b) - rank(a))[0] ?? null;
}

/** Whether a new certificate can cure what is wrong with any of the watched names. */
export function canReissueHelp(row: BoardRow): boolean {
  return reissueHelps(row.endpoints.flatMap(({ topFinding }) => (topFinding ? [topFinding.problem] : [])));
}

/** The finding to name in the list: nothing that is only worth knowing, and nothing where no look is recent. */
function topFinding(row: BoardRow) {
  if (row.status === 'unknown' || row.status === 'paused') return null;
  const finding = findTopEndpoint(row)?.topFinding ?? null;
  return finding?.severity === 'information' || finding?.problem === 'expiring' ? null : finding;
}
