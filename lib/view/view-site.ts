import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { BoardEndpoint, BoardRow } from '@/lib/db/find-board';
import { defaultUrgencyPolicy, urgencyBoundaries, type Validity } from '@/lib/tls/lifetime';
import { severities } from '@/lib/tls/problem';
import { problemWords } from '@/lib/tls/problem-words';
import { readClock } from './read-clock';
import type { LifetimeMark, LifetimeView, SiteView } from './site-view';

/** A certificate's life as the bar draws it, with where renewal is due and where the host's mail comes. */
export async function viewLifetime(validity: Validity): Promise<LifetimeView> {
  const [t, clock] = await Promise.all([getTranslations('board.lifetime'), readClock()]);
  const from = validity.notBefore.getTime();
  const lifeMs = Math.max(1, validity.notAfter.getTime() - from);
  const share = (at: Date) => (at.getTime() - from) / lifeMs;
  const { watchingAt, actionAt } = urgencyBoundaries(validity, defaultUrgencyPolicy);
  const passed = Math.min(1, Math.max(0, share(clock.now)));
  const dates = {
    issued: clock.date(validity.notBefore),
    today: clock.date(clock.now),
    expires: clock.date(validity.notAfter),
    renewal: clock.date(watchingAt),
  };
  const marks: LifetimeMark[] = [
    { at: share(watchingAt), label: t('renewal', { date: dates.renewal }) },
    { at: share(actionAt), label: t('mail', { date: clock.date(actionAt) }) },
  ];
  return {
    passed,
    marks,
    description: t('description', { ...dates, percent: Math.round(passed * 100) }),
    issued: t('issued', { date: dates.issued }),
    today: t('today', { date: dates.today }),
    expires: t('expires', { date: dates.expires }),
  };
}

/** A row of the board in words. The endpoint that expires first, or else is worst, speaks for the site. */
export async function viewSite(row: BoardRow): Promise<SiteView> {
  const [t, common, clock] = await Promise.all([getTranslations('board'), getTranslations('common'), readClock()]);
  const validity = firstToExpire(row);
  const countdown = validity ? clock.countdown(validity) : null;
  const finding = topFinding(row);
  const port = row.port === 443 ? '' : `:${row.port}`;
  return {
    siteId: row.siteId,
    name: row.displayHost + port,
    wireName: row.displayHost === row.host ? null : row.host + port,
    status: row.status,
    statusWord: common(`status.${row.status}`),
    left: countdown?.left ?? null,
    deadline: countdown?.deadline ?? t('noCertificate'),
    sentence: finding ? problemWords[finding.problem].title[clock.locale] : null,
    validity,
    lifetime: validity ? await viewLifetime(validity) : null,
    tags: row.tags.map((tag) => tag.name),
    checked: row.checkedAt ? t('checkedAt', { time: clock.instant(row.checkedAt) }) : t('neverSeen'),
  };
}

function firstToExpire(row: BoardRow): Validity | null {
  const known = row.endpoints.map((endpoint) => endpoint.validity).filter((validity) => validity !== null);
  return known.sort((a, b) => a.notAfter.getTime() - b.notAfter.getTime())[0] ?? null;
}

/** The endpoint whose finding speaks for the site: the most severe one. */
export function findTopEndpoint(row: BoardRow): BoardEndpoint | null {
  const rank = (endpoint: BoardEndpoint) =>
    endpoint.topFinding ? severities.indexOf(endpoint.topFinding.severity) : -1;
  return row.endpoints.toSorted((a, b) => rank(b) - rank(a))[0] ?? null;
}

/** The finding to name in the list: nothing that is only worth knowing, and nothing where no look is recent. */
function topFinding(row: BoardRow) {
  if (row.status === 'unknown' || row.status === 'paused') return null;
  const finding = findTopEndpoint(row)?.topFinding ?? null;
  return finding?.severity === 'information' || finding?.problem === 'expiring' ? null : finding;
}
