import 'server-only';
import { db } from '@/lib/db/client';
import { findDiagnoses } from '@/lib/db/find-diagnoses';
import type { SitePage } from '@/lib/db/find-site';
import { findRecovery } from '@/lib/db/recoveries';
import { listRecoveries, listRecoveryEvents } from '@/lib/db/recovery-history';
import type { SiteScope } from '@/lib/db/site-scope';
import { conclude } from '@/lib/diagnosis/conclude';
import { wordFinding } from '@/lib/diagnosis/word-finding';
import { findUsualRenewal, lateSince } from '@/lib/events/usual-renewal';
import { findHosting } from '@/lib/hosting/find-hosting';
import type { LetterAttempt, LetterFacts } from '@/lib/letters/write-letter';
import { severities } from '@/lib/tls/problem';
import type { Locale } from '@/lib/words/locale';
import { readClock } from './read-clock';
import { describeAttempt } from './letter-attempt';

const mostAttempts = 2;
const dayMs = 24 * 60 * 60 * 1000;
/** Older attempts tell support nothing about this renewal. */
const attemptsMs = 60 * dayMs;

/** What a letter about this site states: only what was seen or done. */
export async function gatherLetter(site: SitePage, scope: SiteScope, locale: Locale): Promise<LetterFacts> {
  const { now, zone } = await readClock();
  const worst = site.worstEndpoint === null ? site.endpoints[0] : site.endpoints[site.worstEndpoint];
  const certificate = worst?.certificate ?? null;
  const hosting = site.hosting === null ? null : findHosting(site.hosting);
  const past = site.sightings.filter(({ endpointId }) => endpointId === worst?.endpointId);
  const usual =
    certificate &&
    findUsualRenewal({ past: past.map((one) => one.certificate), current: certificate, hosting: hosting?.id ?? null });
  const problems = site.endpoints
    .filter(({ isWatched }) => isWatched)
    .flatMap(({ findings }) => findings)
    .toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))
    .map(({ problem }) => problem);
  const { last } = await findDiagnoses(db(), site.siteId, now);
  return {
    hostName: hosting && hosting.id !== 'generic' ? hosting.name[locale] : null,
    host: site.host,
    certificate,
    lateSince: usual && lateSince(usual, now),
    problems: [...new Set(problems)],
    diagnosis: last?.end
      ? {
          at: last.end.at,
          findings: conclude(last.reports).findings.map((one) => wordFinding(one, locale, last.hostingId, zone).title),
        }
      : null,
    attempts: await listAttempts(site, scope, now, locale),
    now,
    zone,
  };
}

async function listAttempts(site: SitePage, scope: SiteScope, now: Date, locale: Locale): Promise<LetterAttempt[]> {
  const recent = (await listRecoveries(db(), site.siteId, mostAttempts)).filter(
    ({ startedAt }) => now.getTime() - startedAt.getTime() < attemptsMs,
  );
  const attempts = await Promise.all(
    recent.map(async ({ recoveryId }): Promise<LetterAttempt | null> => {
      const recovery = await findRecovery(db(), scope, { siteId: site.siteId, recoveryId });
      if (!recovery) return null;
      return describeAttempt(recovery.state, await listRecoveryEvents(db(), recoveryId), locale);
    }),
  );
  return attempts.filter((attempt) => attempt !== null).reverse();
}
