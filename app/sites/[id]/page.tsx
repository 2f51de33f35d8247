import { Allowed } from '@/app/_access/allowed';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DiagnosisLink } from '@/app/_guide/diagnosis-link';
import { PlannedRecovery } from '@/app/_guide/planned-recovery';
import { RecoveryAct } from '@/app/_guide/recovery-act';
import { readScope, requireVisitor } from '@/app/_access/read-visitor';
import { recheckSiteAction } from '@/app/actions/recheck';
import { ActForm } from '@/components/act-form';
import { FindingList } from '@/components/finding-list';
import { Term } from '@/components/learn/term';
import { HostName } from '@/components/host-name';
import { PageHeading } from '@/components/page-heading';
import { StatusTag } from '@/components/status-tag';
import { TagNames } from '@/components/tag-names';
import { db } from '@/lib/db/client';
import { findSite } from '@/lib/db/find-site';
import { findPlan } from '@/lib/db/recovery-plans';
import { listRecoveries } from '@/lib/db/recovery-history';
import { findSiteName } from '@/lib/db/find-site-name';
import { getMonitor } from '@/lib/monitor/monitor';
import { portSuffix, toDisplayName } from '@/lib/tls/display-name';
import { urgencyRank } from '@/lib/tls/status';
import { readClock } from '@/lib/view/read-clock';
import { canReissueHelp, viewFindings } from '@/lib/view/view-findings';
import { CertificateHistory } from './_parts/certificate-history';
import { CheckHistory } from './_parts/check-history';
import { DeletedSite } from './_parts/deleted-site';
import { EndpointCard } from './_parts/endpoint-card';
import { ManageSite } from './_parts/manage-site';
import { PastRecoveries } from './_parts/past-recoveries';
import { SiteCountdown } from './_parts/site-countdown';
import { SiteEvents } from './_parts/site-events';

export async function generateMetadata({ params }: PageProps<'/sites/[id]'>): Promise<Metadata> {
  const [{ id }, t] = await Promise.all([params, getTranslations('error')]);
  const site = await findSiteName(db(), await readScope(), id);
  return { title: site ? toDisplayName(site) : t('notFoundTitle') };
}

export default async function SitePage({ params }: PageProps<'/sites/[id]'>) {
  const { id } = await params;
  const visitor = await requireVisitor('sites.see', `/sites/${id}`);
  const clock = await readClock();
  const site = await findSite(db(), id, { scope: visitor.scope, now: clock.now, rules: getMonitor().rules });
  if (!site) notFound();
  if (site.deletedAt) return <DeletedSite site={site} />;

  const [t, letter, quiet, status] = await Promise.all([
    getTranslations('site'),
    getTranslations('letter'),
    getTranslations('quiet'),
    getTranslations('common.status'),
  ]);
  const [findings, recoveries, plan] = await Promise.all([
    viewFindings(site),
    listRecoveries(db(), site.siteId, 10),
    findPlan(db(), site.siteId, clock.now),
  ]);
  const canHelp = canReissueHelp(site);
  const recovery = <RecoveryAct siteId={site.siteId} status={site.status} canHelp={canHelp} />;

  return (
    <>
      <p>
        <Link className="link" href="/">
          {t('back')}
        </Link>
      </p>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <PageHeading
            title={<HostName name={toDisplayName(site)} />}
            lead={site.displayHost === site.host ? null : <HostName name={site.host + portSuffix(site.port)} />}
          />
          {site.tags.length > 0 ? <TagNames names={site.tags.map((tag) => tag.name)} /> : null}
        </div>
        <Allowed to="sites.check">
          <ActForm action={recheckSiteAction} label={t('recheck')} pending={t('recheckPending')} variant="secondary">
            <input type="hidden" name="siteId" value={site.siteId} />
          </ActForm>
        </Allowed>
      </div>

      <SiteCountdown
        site={site}
        tag={<StatusTag status={site.status} word={status(site.status)} />}
        meaning={
          <>
            <FindingList findings={findings} words={{ technicalDetails: t('technicalDetails') }} />
            {site.status === 'down' ? (
              <p className="reading">{t.rich('clickPast', { term: (word) => <Term topic="risks">{word}</Term> })}</p>
            ) : null}
            {canHelp ? null : recovery}
          </>
        }
        acts={
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            {canHelp ? recovery : null}
            <DiagnosisLink siteId={site.siteId} status={site.status} />
            {canHelp ? (
              <Link className="link inline-flex min-h-11 items-center" href={`/sites/${site.siteId}/quiet-hours`}>
                {quiet('link')}
              </Link>
            ) : null}
            {plan ? <PlannedRecovery siteId={site.siteId} plan={plan} expiresAt={site.expiresAt} /> : null}
            {urgencyRank(site.status) >= urgencyRank('action') ? (
              <Link className="link inline-flex min-h-11 items-center" href={`/sites/${site.siteId}/letter`}>
                {letter('link')}
              </Link>
            ) : null}
            {site.status === 'down' ? <Term topic="warning">{t('warningMeaning')}</Term> : null}
          </div>
        }
      />

      <section aria-labelledby="endpoints" className="grid gap-3">
        <h2 id="endpoints" className="text-std-20B-150">
          {t('endpoints')}
        </h2>
        {site.endpoints.length > 1 ? <p className="reading text-sub">{t('endpointsLead')}</p> : null}
        {site.endpoints.map((endpoint) => (
          <EndpointCard key={endpoint.endpointId} endpoint={endpoint} isPaused={site.pausedAt !== null} />
        ))}
      </section>

      <SiteEvents site={site} />
      <PastRecoveries siteId={site.siteId} recoveries={recoveries} />
      <CertificateHistory site={site} />
      <CheckHistory site={site} />
      <ManageSite site={site} />
    </>
  );
}
