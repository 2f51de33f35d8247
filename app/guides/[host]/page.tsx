import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Guide } from '@/app/_guide/guide';
import { HostLinks } from '@/app/_guide/host-links';
import { PageHeading } from '@/components/page-heading';
import { PrintButton } from '@/components/print-button';
import { findHosting } from '@/lib/hosting/find-hosting';
import { readClock } from '@/lib/view/read-clock';

export async function generateMetadata({ params }: PageProps<'/guides/[host]'>): Promise<Metadata> {
  const [{ host }, t, { locale }] = await Promise.all([params, getTranslations('guide'), readClock()]);
  const name = findHosting(host)?.name[locale];
  return { title: name ? `${t('title')} — ${name}` : t('title') };
}

export default async function GuidePage({ params }: PageProps<'/guides/[host]'>) {
  const [{ host }, t, { locale }] = await Promise.all([params, getTranslations('guide'), readClock()]);
  const hosting = findHosting(host);
  if (!hosting) notFound();
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <PageHeading title={`${t('title')} — ${hosting.name[locale]}`} lead={t('lead')} />
        <div className="no-print">
          <PrintButton label={t('print')} />
        </div>
      </div>
      <HostLinks chosen={hosting.id} hrefOf={(id) => `/guides/${id}`} />
      <Guide hosting={hosting} />
    </>
  );
}
