import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { getTranslations } from 'next-intl/server';
import { requireVisitor } from '@/app/_access/read-visitor';
import { WatchNotice } from '@/app/_board/watch-notice';
import { PageHeading } from '@/components/page-heading';
import { Card } from '@/components/ui/card';
import { db } from '@/lib/db/client';
import { readFigures } from '@/lib/db/read-figures';
import { findLastTick, listLiveWatchers, type Watcher } from '@/lib/db/watchers';
import { env } from '@/lib/env';
import { findLastBackup } from '@/lib/monitor/list-backups';
import { readHealth } from '@/lib/monitor/read-health';
import { readClock, type Clock } from '@/lib/view/read-clock';
import { splitLag, wordBytes } from '@/lib/view/word-amount';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('status');
  return { title: t('title') };
}

/** Whether the watch runs, and how it does. */
export default async function StatusPage() {
  await requireVisitor('watch.see', '/status');
  const [t, clock] = await Promise.all([getTranslations('status'), readClock()]);
  const [health, tickAt, watchers, figures] = await Promise.all([
    readHealth(db(), clock.now, process.uptime() * 1000),
    findLastTick(db(), clock.now),
    listLiveWatchers(db(), clock.now),
    readFigures(db()),
  ]);
  const leads = { ok: t('leadFine'), starting: t('leadStarting'), silent: undefined, unknown: undefined };
  return (
    <>
      <PageHeading title={t('title')} lead={leads[health.watch]} />
      <WatchNotice />
      <Facts id="watch" title={t('watch')}>
        <Fact name={t('lastTick')}>{tickAt === null ? t('never') : clock.instant(tickAt)}</Fact>
        <WatchFacts watchers={watchers} clock={clock} />
      </Facts>
      <Facts id="notices" title={t('notices')}>
        <Fact name={t('waiting')}>{t('count', { count: figures.deliveries.waiting })}</Fact>
        <Fact name={t('dead')}>{t('count', { count: figures.deliveries.dead })}</Fact>
      </Facts>
      <Facts id="storage" title={t('storage')}>
        <Fact name={t('database')}>{wordBytes(figures.databaseBytes, clock.locale)}</Fact>
        <Fact name={t('backup')}>{await wordBackup(clock)}</Fact>
      </Facts>
    </>
  );
}

async function WatchFacts({ watchers, clock }: { watchers: readonly Watcher[]; clock: Clock }) {
  const t = await getTranslations('status');
  const figures = watchers.flatMap((watcher) => (watcher.figures ? [watcher.figures] : []));
  if (figures.length === 0) return null;
  const lag = (ms: number): string => {
    const { unit, value } = splitLag(ms, clock.locale);
    return unit === 'minutes' ? t('minutes', { value }) : t('seconds', { value });
  };
  const roles = { server: t('server'), worker: t('worker') };
  return (
    <>
      <Fact name={t('lag')}>
        {t('lagText', {
          now: lag(Math.max(...figures.map(({ lagMs }) => lagMs))),
          p99: lag(Math.max(...figures.map(({ lagP99Ms }) => lagP99Ms))),
        })}
      </Fact>
      <Fact name={t('checks')}>
        {t('checksText', {
          count: figures.reduce((sum, { looksLastMinute }) => sum + looksLastMinute, 0),
          failures: figures.reduce((sum, { failuresLastMinute }) => sum + failuresLastMinute, 0),
        })}
      </Fact>
      <Fact name={t('watchers')}>
        {watchers.map(({ watcherId, role, startedAt, figures: own }) => (
          <span key={watcherId} className="block">
            {t('watcherText', {
              role: roles[role],
              since: clock.instant(startedAt),
              memory: wordBytes(own?.rssBytes ?? 0, clock.locale),
            })}
          </span>
        ))}
      </Fact>
    </>
  );
}

async function wordBackup(clock: Clock): Promise<string> {
  const t = await getTranslations('status');
  const last = findLastBackup(env.dataDir);
  if (last) return t('backupText', { at: clock.instant(last.madeAt), size: wordBytes(last.bytes, clock.locale) });
  return env.backupsKept === 0 ? t('backupOff') : t('backupNever');
}

function Facts({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <Card labelledBy={id}>
      <h2 id={id} className="text-std-20B-150">
        {title}
      </h2>
      <dl className="mt-2 grid gap-x-6 gap-y-2 desktop:grid-cols-[16rem_minmax(0,1fr)]">{children}</dl>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="font-700">{name}</dt>
      <dd className="reading mb-2 min-w-0 tabular-nums desktop:mb-0">{children}</dd>
    </div>
  );
}
