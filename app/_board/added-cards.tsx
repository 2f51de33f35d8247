import { Suspense } from 'react';
import { getTranslations } from 'next-intl/server';
import { readScope } from '@/app/_access/read-visitor';
import { RefreshPage } from '@/components/refresh-page';
import { SiteLine } from '@/components/site-line';
import { Notice } from '@/components/ui/notice';
import { db } from '@/lib/db/client';
import { findAddedSites, type AddedSite } from '@/lib/db/find-added-sites';
import type { BoardRow } from '@/lib/db/find-board';
import { awaitFirstLook } from '@/lib/monitor/first-look';
import { getMonitor } from '@/lib/monitor/monitor';
import { toDisplayName } from '@/lib/tls/display-name';
import { parseTarget } from '@/lib/tls/parse-target';
import { fewSites } from '@/lib/view/board-view';
import { viewSiteRows } from '@/lib/view/view-site';
import { Looking } from './looking';
import { SiteLead } from './site-lead';

const lineBox = 'divide-y divide-line rounded-12 border border-line bg-white px-4 py-1.5 desktop:px-6';

/** Longer than a look takes at the most, with the search for the other form of the name. */
const patienceMs = 15_000;

/** The sites that were added just now, each as a card, or as a line where they are many, that comes when its first look is done. */
export async function AddedCards({ sites, more }: { sites: readonly AddedSite[]; more: number }) {
  if (sites.length === 0) return null;
  const t = await getTranslations('add');
  const isCompact = sites.length > fewSites;
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
      <div aria-live="polite" className={isCompact ? lineBox : 'grid gap-3'}>
        {sites.map((site) =>
          site.isFirstLookPending ? (
            <Suspense
              key={site.siteId}
              fallback={<Looking text={t('looking', { site: toDisplayName(site) })} isCompact={isCompact} />}
            >
              <ComingSite siteId={site.siteId} isCompact={isCompact} />
            </Suspense>
          ) : (
            <SeenSite key={site.siteId} row={site} isCompact={isCompact} />
          ),
        )}
      </div>
      {more > 0 ? <p>{t('moreAdded', { count: more })}</p> : null}
    </section>
  );
}

/** A site whose first look is still running: it comes when that is done. */
async function ComingSite({ siteId, isCompact }: { siteId: string; isCompact: boolean }) {
  await awaitFirstLook(getMonitor(), siteId, { timeoutMs: patienceMs });
  const scope = await readScope();
  const [seen] = await findAddedSites(db(), [siteId], { scope, now: new Date(), rules: getMonitor().rules });
  if (!seen) return null;
  const t = await getTranslations('add');
  return (
    <>
      {seen.isFirstLookPending ? (
        <Looking text={t('stillLooking', { site: toDisplayName(seen) })} isCompact={isCompact} />
      ) : (
        <SeenSite row={seen} isCompact={isCompact} />
      )}
      {/* The headline and the counts above were drawn while this look was still running. */}
      <RefreshPage />
    </>
  );
}

async function SeenSite({ row, isCompact }: { row: BoardRow; isCompact: boolean }) {
  if (!isCompact) return <SiteLead row={row} />;
  const [[site], t] = await Promise.all([viewSiteRows([row]), getTranslations('board')]);
  return site ? <SiteLine site={site} words={{ recovery: t('recovery') }} /> : null;
}

function hasUnknownEnding({ host, port }: AddedSite): boolean {
  const parsed = parseTarget(`${host}:${port}`, getMonitor().targets);
  return parsed.ok && parsed.warnings.includes('unknown-tld');
}
