import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { readScope, requireVisitor } from '@/app/_access/read-visitor';
import { db } from '@/lib/db/client';
import { findSiteName } from '@/lib/db/find-site-name';
import { findPractice } from '@/lib/db/practice';
import { toDisplayName } from '@/lib/tls/display-name';
import { RunningRecovery } from '../recovery/_parts/running-recovery';
import { PracticeBanner } from './_parts/practice-banner';
import { PracticePanel } from './_parts/practice-panel';

export async function generateMetadata({ params }: PageProps<'/sites/[id]/practice'>): Promise<Metadata> {
  const [{ id }, t, error] = await Promise.all([params, getTranslations('recovery'), getTranslations('error')]);
  const site = await findSiteName(db(), await readScope(), id);
  return { title: site ? t('practice.title', { site: toDisplayName(site) }) : error('notFoundTitle') };
}

/** A rehearsal of a site's recovery: the same page as the real one, with a panel to press and a banner on everything. */
export default async function PracticePage({ params }: PageProps<'/sites/[id]/practice'>) {
  const { id } = await params;
  const { scope, signature } = await requireVisitor('sites.recover', `/sites/${id}/practice`);
  const site = await findSiteName(db(), scope, id);
  if (!site || site.isDeleted) notFound();
  const practice = await findPractice(db(), id, signature);
  if (!practice) redirect(`/sites/${id}/recovery`);
  const name = toDisplayName(site);
  return (
    <RunningRecovery
      recovery={practice}
      site={name}
      above={<PracticeBanner />}
      below={<PracticePanel recovery={practice} site={name} />}
    />
  );
}
