import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Allowed } from '@/app/_access/allowed';
import { saveSettingsAction } from '@/app/actions/save-settings';
import { PageHeading } from '@/components/page-heading';
import { SettingsForm } from '@/components/settings-form';
import { Card } from '@/components/ui/card';
import { ExportCard } from './_parts/export-card';
import { LearnCard } from './_parts/learn-card';
import type { Permission } from '@/lib/auth/permissions';
import { getMonitor } from '@/lib/monitor/monitor';
import { readClock } from '@/lib/view/read-clock';
import { groupZones } from '@/lib/words/choose-zone';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings');
  return { title: t('title') };
}

export default async function SettingsPage() {
  const [t, common, people, audit, safety, status, reports, bulk, clock] = await Promise.all([
    getTranslations('settings'),
    getTranslations('common'),
    getTranslations('people'),
    getTranslations('audit'),
    getTranslations('safety'),
    getTranslations('status'),
    getTranslations('reports'),
    getTranslations('import'),
    readClock(),
  ]);
  const links: readonly { to: Permission; href: string; label: string }[] = [
    { to: 'account.self', href: '/account', label: common('navAccount') },
    { to: 'watch.see', href: '/status', label: status('title') },
    { to: 'sites.see', href: '/reports', label: reports('link') },
    { to: 'sites.add', href: '/import', label: bulk('link') },
    { to: 'people.manage', href: '/people', label: people('title') },
    { to: 'audit.see', href: '/audit', label: audit('title') },
    { to: 'safety.see', href: '/safety', label: safety('title') },
  ];
  return (
    <>
      <PageHeading title={t('title')} />
      <Card>
        <SettingsForm
          action={saveSettingsAction}
          locale={clock.locale}
          zone={clock.zone}
          zones={groupZones(clock.zone)}
          words={{
            language: t('language'),
            languageHint: t('languageHint'),
            zone: t('zone'),
            zoneHint: t('zoneHint'),
            zoneCommon: t('zoneCommon'),
            zoneAll: t('zoneAll'),
            save: t('save'),
          }}
        />
      </Card>
      <Card labelledBy="about">
        <h2 id="about" className="text-std-18B-160">
          {t('about')}
        </h2>
        <dl className="mt-2 grid gap-x-6 desktop:grid-cols-[12rem_minmax(0,1fr)]">
          <dt className="font-700">{t('interval')}</dt>
          <dd>{t('intervalText', { every: clock.every(getMonitor().checkIntervalMs) })}</dd>
        </dl>
      </Card>
      <Allowed to="learn.publish">
        <LearnCard />
      </Allowed>
      <Allowed to="sites.see">
        <ExportCard />
      </Allowed>
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {links.map(({ to, href, label }) => (
          <Allowed key={href} to={to}>
            <li>
              <Link className="link" href={href}>
                {label}
              </Link>
            </li>
          </Allowed>
        ))}
      </ul>
    </>
  );
}
