import { Suspense } from 'react';
import { getTranslations } from 'next-intl/server';
import { RefreshPage } from '@/components/refresh-page';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { db } from '@/lib/db/client';
import { findAddedSites, type AddedSite } from '@/lib/db/find-added-sites';
import { awaitFirstLook } from '@/lib/monitor/first-look';
import { getMonitor } from '@/lib/monitor/monitor';
import { toDisplayName } from '@/lib/tls/display-name';
import { parseTarget } from '@/lib/tls/parse-target';
import { readClock } from '@/lib/view/read-clock';
import { SiteLead } from './site-lead';

/** Longer than a look takes at the most, with the search for the other form of the name. */
const patienceMs = 15_000;

/** The sites that were added just now, each as a card that comes when its first look is done. */
export async function AddedCards({ siteIds, more }: { siteIds: readonly string[]; more: number }) {
  const [t, { now }] = await Promise.all([getTranslations('add'), readClock()]);
  const sites = await findAddedSites(db(), siteIds, { now, rules: getMonitor().rules });
  if (sites.length === 0) return null;
  return (
    <section aria-labelledby="added" className="grid gap-3">
      <h2 id="added" className="text-std-20B-150">
        {t('addedTitle')}
      </h2>
      {sites.filter(hasUnknownEnding).map((site) => (
        <Notice key={site.siteId} tone="warning">
          <p>{t('warningUnknownTld', { site: toDisplayName(site) })}</p>
        </Notice>
      ))}
      <div aria-live="polite" className="grid gap-3">
        {sites.map((site) =>
          site.isFirstLookPending ? (
            <Suspense key={site.siteId} fallback={<Looking text={t('looking', { site: toDisplayName(site) })} />}>
              <ComingCard siteId={site.siteId} />
            </Suspense>
          ) : (
            <SiteLead key={site.siteId} row={site} />
          ),
        )}
      </div>
      {more > 0 ? <p>{t('moreAdded', { count: more })}</p> : null}
    </section>
  );
}

/** The card of a site whose first look is still running: it comes when that is done. */
async function ComingCard({ siteId }: { siteId: string }) {
  await awaitFirstLook(getMonitor(), siteId, { timeoutMs: patienceMs });
  const [seen] = await findAddedSites(db(), [siteId], { now: new Date(), rules: getMonitor().rules });
  if (!seen) return null;
  const t = await getTranslations('add');
  return (
    <>
      {seen.isFirstLookPending ? <Looking text={t('stillLooking')} /> : <SiteLead row={seen} />}
      {/* The headline and the counts above were drawn while this look was still running. */}
      <RefreshPage />
    </>
  );
}

function Looking({ text }: { text: string }) {
  return (
    <Card>
      <p className="flex min-h-24 items-center gap-3">
        <svg aria-hidden="true" viewBox="0 0 20 20" className="size-6 animate-spin text-brand">
          <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" strokeWidth="3" opacity=".25" />
          <path d="M10 2a8 8 0 0 1 8 8" fill="none" stroke="currentColor" strokeWidth="3" />
        </svg>
        {text}
      </p>
      {/* Without JavaScript nothing can come later into a page that is there: it is fetched again. */}
      <noscript>
        <meta httpEquiv="refresh" content="4" />
      </noscript>
    </Card>
  );
}

function hasUnknownEnding({ host, port }: AddedSite): boolean {
  const parsed = parseTarget(`${host}:${port}`, getMonitor().targets);
  return parsed.ok && parsed.warnings.includes('unknown-tld');
}
