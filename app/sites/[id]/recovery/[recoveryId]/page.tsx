import Link from 'next/link';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { readScope, requireVisitor } from '@/app/_access/read-visitor';
import { PageHeading } from '@/components/page-heading';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { db } from '@/lib/db/client';
import { findSiteName } from '@/lib/db/find-site-name';
import { findRecovery } from '@/lib/db/recoveries';
import { stepsOf } from '@/lib/recovery/advance';
import type { Outcome, RecoveryState } from '@/lib/recovery/recovery-state';
import { toDisplayName } from '@/lib/tls/display-name';
import { readClock } from '@/lib/view/read-clock';
import { describeAway, describeMinutes } from '@/lib/view/view-recovery';
import { PracticeBanner } from '../../practice/_parts/practice-banner';
import { CertificatesSideBySide } from './_parts/certificates-side-by-side';
import { Timeline } from './_parts/timeline';

export async function generateMetadata({ params }: PageProps<'/sites/[id]/recovery/[recoveryId]'>): Promise<Metadata> {
  const [{ id }, t, error] = await Promise.all([params, getTranslations('recovery'), getTranslations('error')]);
  const site = await findSiteName(db(), await readScope(), id);
  return { title: site ? t('recordTitle', { site: toDisplayName(site) }) : error('notFoundTitle') };
}

const tones: Record<Outcome, 'good' | 'warning' | 'calm'> = {
  proved: 'good',
  'renewed-by-itself': 'good',
  unproved: 'warning',
  cancelled: 'calm',
  abandoned: 'calm',
};

/** A recovery from its beginning to its end: what came of it, the certificates before and after, and everything that happened. */
export default async function RecoveryRecordPage({ params }: PageProps<'/sites/[id]/recovery/[recoveryId]'>) {
  const { id, recoveryId } = await params;
  const { scope } = await requireVisitor('sites.see', `/sites/${id}/recovery/${recoveryId}`);
  const [recovery, site] = await Promise.all([
    findRecovery(db(), scope, { siteId: id, recoveryId }),
    findSiteName(db(), scope, id),
  ]);
  if (!recovery || !site) notFound();
  const [t, clock, guide] = await Promise.all([getTranslations('recovery'), readClock(), getTranslations('guide')]);
  const { state } = recovery;
  const name = toDisplayName(site);
  const isProved = state.outcome === 'proved' || state.outcome === 'renewed-by-itself';
  const away = await describeAway(state);
  return (
    <>
      <p className="no-print">
        <Link className="link" href={`/sites/${id}`}>
          {guide('toSite', { site: name })}
        </Link>
      </p>
      {recovery.practice ? <PracticeBanner /> : null}
      <PageHeading title={t(recovery.practice ? 'practice.title' : 'recordTitle', { site: name })} />
      <Notice tone={state.outcome ? tones[state.outcome] : 'calm'}>
        <p className="text-std-20B-150">{t(`ended.${state.outcome ?? 'running'}`)}</p>
        {state.outcome ? <p className="reading">{t(`endedText.${state.outcome}`)}</p> : null}
        {state.outcome ? null : (
          <Link className="link" href={`/sites/${id}/${recovery.practice ? 'practice' : 'recovery'}`}>
            {t('title', { site: name })}
          </Link>
        )}
      </Notice>
      <CertificatesSideBySide state={state} isProved={isProved} />
      <Card labelledBy="phases">
        <h2 id="phases" className="text-std-20B-150">
          {t('phases')}
        </h2>
        <dl className="mt-2 grid gap-x-6 gap-y-1 desktop:grid-cols-[16rem_minmax(0,1fr)]">
          <dt className="font-700">{t('away')}</dt>
          <dd className="tabular">{away}</dd>
          {(await listPhases(state, clock.locale)).map(({ step, title, text }) => (
            <div key={step} className="contents">
              <dt>{title}</dt>
              <dd className="tabular">{text}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Timeline recovery={recovery} />
    </>
  );
}

async function listPhases(state: RecoveryState, locale: 'ja' | 'en') {
  const titles = new Map(stepsOf(state).map(({ id, title }) => [id, title[locale]]));
  return Promise.all(
    state.past.map(async ({ step, since, pressedAt, until }) => ({
      step,
      title: titles.get(step) ?? step,
      text: await describeMinutes(until.getTime() - (pressedAt ?? since).getTime()),
    })),
  );
}
