import Link from 'next/link';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { readScope, requireVisitor } from '@/app/_access/read-visitor';
import { PageHeading } from '@/components/page-heading';
import { Notice } from '@/components/ui/notice';
import { db } from '@/lib/db/client';
import { findDiagnoses } from '@/lib/db/find-diagnoses';
import { findSiteName } from '@/lib/db/find-site-name';
import { findActiveRecovery } from '@/lib/db/recoveries';
import { toDisplayName } from '@/lib/tls/display-name';
import { readClock } from '@/lib/view/read-clock';
import { DiagnosisResult } from './_parts/diagnosis-result';
import { NeverLooked } from './_parts/never-looked';
import { OwnerQuestions } from './_parts/owner-questions';
import { RunningDiagnosis } from './_parts/running-diagnosis';

export async function generateMetadata({ params }: PageProps<'/sites/[id]/diagnosis'>): Promise<Metadata> {
  const [{ id }, t, error] = await Promise.all([params, getTranslations('diagnosis'), getTranslations('error')]);
  const site = await findSiteName(db(), await readScope(), id);
  return { title: site ? t('title', { site: toDisplayName(site) }) : error('notFoundTitle') };
}

/** Why the renewal of a site fails: while somebody looks, how far that is; otherwise what the last look came to. */
export default async function DiagnosisPage({ params }: PageProps<'/sites/[id]/diagnosis'>) {
  const { id } = await params;
  const visitor = await requireVisitor('sites.see', `/sites/${id}/diagnosis`);
  const [t, guide, clock] = await Promise.all([getTranslations('diagnosis'), getTranslations('guide'), readClock()]);
  const site = await findSiteName(db(), visitor.scope, id);
  if (!site || site.isDeleted) notFound();
  const [{ running, last, before, isInterrupted }, recovery] = await Promise.all([
    findDiagnoses(db(), site.siteId, clock.now),
    findActiveRecovery(db(), site.siteId),
  ]);
  const name = toDisplayName(site);
  return (
    <>
      <p className="flex flex-wrap gap-x-6">
        <Link className="link" href={`/sites/${site.siteId}`}>
          {guide('toSite', { site: name })}
        </Link>
        {recovery ? (
          <Link className="link" href={`/sites/${site.siteId}/recovery`}>
            {t('backToRecovery')}
          </Link>
        ) : null}
      </p>
      <PageHeading title={t('title', { site: name })} />
      {isInterrupted ? (
        <Notice tone="warning">
          <p>{t('interrupted')}</p>
        </Notice>
      ) : null}
      {running ? (
        <RunningDiagnosis diagnosis={running} />
      ) : last ? (
        <DiagnosisResult diagnosis={last} before={before} isInRecovery={recovery !== null} />
      ) : (
        <NeverLooked siteId={site.siteId} />
      )}
      {running ? null : <OwnerQuestions siteId={site.siteId} />}
    </>
  );
}
