import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { SiteEndpoint, SitePage } from '@/lib/db/find-site';
import { defaultUrgencyPolicy, urgencyBoundaries } from '@/lib/tls/lifetime';
import { severities, type Finding } from '@/lib/tls/problem';
import { problemWords } from '@/lib/tls/problem-words';
import { reissueHelps } from '@/lib/tls/reissue-helps';
import { toDisplayName } from '@/lib/tls/display-name';
import { showForeignText } from '@/lib/tls/show-foreign-text';
import { joinSentences } from './join-sentences';
import { readClock } from './read-clock';
import type { FindingView } from './site-view';

const dayMs = 24 * 60 * 60 * 1000;

interface Found {
  endpoint: SiteEndpoint;
  finding: Finding;
}

/** What a site's page says of its status: each finding once, over all watched names, the worst first. */
export async function viewFindings(site: SitePage): Promise<FindingView[]> {
  const t = await getTranslations('site');
  if (site.pausedAt) return [plain('paused', t('pausedText'))];
  if (site.checkedAt === null) return [plain('never', t('neverText'))];
  const found = listFound(site);
  if (found.length > 0) return Promise.all(found.map((one) => viewFound(one, namesOf(one, site))));
  return [site.status === 'unknown' ? plain('unknown', t('unknownText')) : plain('well', t('allWell'))];
}

/** Whether a new certificate can cure what is wrong with any of the watched names. */
export function canReissueHelp(site: SitePage): boolean {
  return reissueHelps(listFound(site).map(({ finding }) => finding.problem));
}

function plain(key: string, title: string): FindingView {
  return { key, title, parts: [], technical: null };
}

/** One entry a problem, although several names of the site may have it. */
function listFound(site: SitePage): Found[] {
  const all = site.endpoints
    .filter((endpoint) => endpoint.isWatched)
    .flatMap((endpoint) => endpoint.findings.map((finding) => ({ endpoint, finding })));
  const worstFirst = all.toSorted(
    (a, b) => severities.indexOf(b.finding.severity) - severities.indexOf(a.finding.severity),
  );
  return worstFirst.filter(
    (one, index) => worstFirst.findIndex((other) => other.finding.problem === one.finding.problem) === index,
  );
}

/** The names that have it, where not all of the site's do. */
function namesOf({ finding }: Found, site: SitePage): string[] {
  const watched = site.endpoints.filter((endpoint) => endpoint.isWatched);
  const having = watched.filter((endpoint) => endpoint.findings.some((one) => one.problem === finding.problem));
  return having.length === watched.length ? [] : having.map(toDisplayName);
}

async function viewFound({ endpoint, finding }: Found, names: readonly string[]): Promise<FindingView> {
  const [t, board, clock] = await Promise.all([getTranslations('site'), getTranslations('board'), readClock()]);
  const words = problemWords[finding.problem];
  const { locale } = clock;
  const parts = [
    { label: t('visitorsSee'), text: words.visitorsSee[locale] },
    { label: t('why'), text: words.why[locale] },
    { label: t('whatToDo'), text: words.whatToDo[locale] },
  ];
  if (finding.problem === 'renewal-overdue' && endpoint.certificate) {
    const { watchingAt } = urgencyBoundaries(endpoint.certificate, defaultUrgencyPolicy);
    const days = Math.floor((clock.now.getTime() - watchingAt.getTime()) / dayMs);
    parts.unshift({ label: t('now'), text: joinSentences([board('overdue', { days }), board('stillInTime')], locale) });
  }
  const addresses = finding.addresses.join(', ');
  return {
    key: finding.problem,
    title: [words.title[locale], ...(names.length > 0 ? [names.join(', ')] : [])].join(' — '),
    parts,
    technical: [finding.problem, showForeignText(finding.detail), addresses].filter((text) => text !== '').join(' · '),
  };
}
