import { Allowed } from '@/app/_access/allowed';
import Link from 'next/link';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { readScope, requireVisitor } from '@/app/_access/read-visitor';
import { Guide } from '@/app/_guide/guide';
import { HostLinks } from '@/app/_guide/host-links';
import { recheckSiteAction } from '@/app/actions/recheck';
import { ActForm } from '@/components/act-form';
import { PageHeading } from '@/components/page-heading';
import { StatusTag } from '@/components/status-tag';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { db } from '@/lib/db/client';
import { findSite } from '@/lib/db/find-site';
import { findActiveRecovery } from '@/lib/db/recoveries';
import { findPlan } from '@/lib/db/recovery-plans';
import { listRecoveries } from '@/lib/db/recovery-history';
import { findSiteName } from '@/lib/db/find-site-name';
import { getMonitor } from '@/lib/monitor/monitor';
import { toDisplayName } from '@/lib/tls/display-name';
import { urgencyRank } from '@/lib/tls/status';
import { findLikelyHosting } from '@/lib/view/likely-hosting';
import { canReissueHelp } from '@/lib/view/view-findings';
import { readClock } from '@/lib/view/read-clock';
import { PastRecoveries } from '../_parts/past-recoveries';
import { RecoveryPlanCard } from '../_parts/recovery-plan';
import { PlannedNow } from './_parts/planned-now';
import { RunningRecovery } from './_parts/running-recovery';
import { StartCard } from './_parts/start-card';

/** From here on before the appointment, the page is about it. */
const soonMs = 2 * 60 * 60 * 1000;

export async function generateMetadata({ params }: PageProps<'/sites/[id]/recovery'>): Promise<Metadata> {
  const [{ id }, t] = await Promise.all([params, getTranslations('guide')]);
  const site = await findSiteName(db(), await readScope(), id);
  return { title: site ? t('forSite', { site: toDisplayName(site) }) : t('title') };
}

/** The recovery of a site: while one runs, where it stands; otherwise the way into one, and all its steps to read. */
export default async function RecoveryPage({ params, searchParams }: PageProps<'/sites/[id]/recovery'>) {
  const [{ id }, { host }, t, board, words, status, clock] = await Promise.all([
    params,
    searchParams,
    getTranslations('guide'),
    getTranslations('board'),
    getTranslations('site'),
    getTranslations('common.status'),
    readClock(),
  ]);
  const visitor = await requireVisitor('sites.see', `/sites/${id}/recovery`);
  const site = await findSite(db(), id, { scope: visitor.scope, now: clock.now, rules: getMonitor().rules });
  if (!site || site.deletedAt) notFound();
  const running = await findActiveRecovery(db(), site.siteId);
  if (running) return <RunningRecovery recovery={running} site={toDisplayName(site)} />;
  const past = await listRecoveries(db(), site.siteId, 5);
  const { hosting, recognised } = await findLikelyHosting(site, typeof host === 'string' ? host : site.hosting);
  const plan = await findPlan(db(), site.siteId, clock.now);
  const isPlannedNow = plan !== null && plan.startsAt.getTime() - clock.now.getTime() < soonMs;
  const isFine = urgencyRank(site.status) <= urgencyRank('watching') && !site.pausedAt;
  const ends = site.expiresAt ? clock.countdown({ notAfter: site.expiresAt }).text : words('noCertificate');

  return (
    <>
      <p className="no-print">
        <Link className="link" href={`/sites/${site.siteId}`}>
          {t('toSite', { site: toDisplayName(site) })}
        </Link>
      </p>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <PageHeading title={t('forSite', { site: toDisplayName(site) })} />
        <Link className={`no-print ${buttonClass('secondary', 'small')}`} href={`/guides/${hosting.id}`}>
          {t('printable')}
        </Link>
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusTag status={site.status} word={status(site.status)} /> <span className="tabular">{ends}</span>
      </p>
      {canReissueHelp(site) ? null : (
        <Notice tone="bad">
          <p>{board('recoveryCannotHelp')}</p>
          <p>
            <Link className="link" href={`/sites/${site.siteId}`}>
              {t('whatHelps')}
            </Link>
          </p>
        </Notice>
      )}
      {isFine ? (
        <Notice tone="good">
          <p>{t('stillHealthy')}</p>
        </Notice>
      ) : null}
      {plan ? <PlannedNow plan={plan} hosting={hosting} /> : null}
      <StartCard
        site={site}
        hosting={hosting}
        recognised={recognised}
        isNeeded={(isPlannedNow || !isFine) && canReissueHelp(site)}
      />
      {canReissueHelp(site) ? <RecoveryPlanCard siteId={site.siteId} expiresAt={site.expiresAt} /> : null}
      <PastRecoveries siteId={site.siteId} recoveries={past} />
      <HostLinks chosen={hosting.id} hrefOf={(other) => `/sites/${site.siteId}/recovery?host=${other}`} />
      <Guide hosting={hosting} siteId={site.siteId} />
      <Card>
        <p className="reading mb-3">{t('verify')}</p>
        <Allowed to="sites.check">
          <ActForm
            action={recheckSiteAction}
            label={words('recheck')}
            pending={words('recheckPending')}
            variant="primary"
          >
            <input type="hidden" name="siteId" value={site.siteId} />
          </ActForm>
        </Allowed>
      </Card>
    </>
  );
}
