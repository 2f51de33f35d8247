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
        <Allowed to="account.self">
          <li>
            <Link className="link" href="/account">
              {common('navAccount')}
            </Link>
          </li>
        </Allowed>
        <Allowed to="watch.see">
          <li>
            <Link className="link" href="/status">
              {status('title')}
            </Link>
          </li>
        </Allowed>
        <Allowed to="sites.see">
          <li>
            <Link className="link" href="/reports">
              {reports('link')}
            </Link>
          </li>
        </Allowed>
        <Allowed to="sites.add">
          <li>
            <Link className="link" href="/import">
              {bulk('link')}
            </Link>
          </li>
        </Allowed>
        <Allowed to="people.manage">
          <li>
            <Link className="link" href="/people">
              {people('title')}
            </Link>
          </li>
        </Allowed>
        <Allowed to="audit.see">
          <li>
            <Link className="link" href="/audit">
              {audit('title')}
            </Link>
          </li>
        </Allowed>
        <Allowed to="safety.see">
          <li>
            <Link className="link" href="/safety">
              {safety('title')}
            </Link>
          </li>
        </Allowed>
      </ul>
    </>
  );
}
