import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Allowed } from '@/app/_access/allowed';
import { readScope, requireVisitor } from '@/app/_access/read-visitor';
import { PageHeading } from '@/components/page-heading';
import { Notice } from '@/components/ui/notice';
import { db } from '@/lib/db/client';
import { findSite } from '@/lib/db/find-site';
import { findSiteName } from '@/lib/db/find-site-name';
import { findPlan } from '@/lib/db/recovery-plans';
import { getMonitor } from '@/lib/monitor/monitor';
import { toDisplayName } from '@/lib/tls/display-name';
import { urgencyRank } from '@/lib/tls/status';
import { readClock } from '@/lib/view/read-clock';
import { viewQuietHours } from '@/lib/view/view-quiet-hours';
import { RecoveryPlanCard } from '../_parts/recovery-plan';
import { GiveVisits } from './_parts/give-visits';
import { HoursCard } from './_parts/hours-card';
import { VisitMap } from './_parts/visit-map';
import { WindowCards } from './_parts/window-cards';

export async function generateMetadata({ params }: PageProps<'/sites/[id]/quiet-hours'>): Promise<Metadata> {
  const [{ id }, t] = await Promise.all([params, getTranslations('quiet')]);
  const site = await findSiteName(db(), await readScope(), id);
  return { title: site ? t('titleFor', { site: toDisplayName(site) }) : t('title') };
}

/** When few people visit a site, and the way to put its recovery there. `?robots`, `?parts` = they are counted too. */
export default async function QuietHoursPage({ params, searchParams }: PageProps<'/sites/[id]/quiet-hours'>) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const visitor = await requireVisitor('sites.see', `/sites/${id}/quiet-hours`);
  const [t, { now }] = await Promise.all([getTranslations('quiet'), readClock()]);
  const site = await findSite(db(), id, { scope: visitor.scope, now, rules: getMonitor().rules });
  if (!site || site.deletedAt) notFound();
  const too = { robots: 'robots' in query, parts: 'parts' in query };
  const [view, plan] = await Promise.all([viewQuietHours(site, too), findPlan(db(), site.siteId, now)]);
  const isFine = urgencyRank(site.status) <= urgencyRank('watching') && !site.pausedAt;
  return (
    <>
      <p>
        <Link className="link" href={`/sites/${site.siteId}`}>
          {t('toSite', { site: toDisplayName(site) })}
        </Link>
      </p>
      <PageHeading title={t('titleFor', { site: toDisplayName(site) })} lead={t('lead')} />
      {isFine ? (
        <Notice tone="good">
          <p>{t('fine')}</p>
        </Notice>
      ) : null}
      {plan ? <RecoveryPlanCard siteId={site.siteId} expiresAt={site.expiresAt} isOnQuietPage /> : null}
      <WindowCards siteId={site.siteId} view={view} />
      {view.week && view.visits ? (
        <VisitMap siteId={site.siteId} week={view.week} visits={view.visits} too={too} />
      ) : null}
      <Allowed to="sites.recover">
        <GiveVisits
          siteId={site.siteId}
          name={toDisplayName(site)}
          host={site.host}
          zone={view.zone}
          hasVisits={view.visits !== null}
        />
        <HoursCard siteId={site.siteId} zone={view.zone} sleep={view.sleep} />
      </Allowed>
      {plan ? (
        <Allowed to="sites.recover">
          <PlannedAbove />
        </Allowed>
      ) : (
        <RecoveryPlanCard siteId={site.siteId} expiresAt={site.expiresAt} isOnQuietPage />
      )}
    </>
  );
}

/** Where the form was: what it made stands further up. */
async function PlannedAbove() {
  const t = await getTranslations('site.plan');
  return (
    <Notice tone="good" announce>
      <p>
        {t('saved')}{' '}
        <a className="link" href="#plan">
          {t('toPlan')}
        </a>
      </p>
    </Notice>
  );
}
