import { getTranslations } from 'next-intl/server';
import type { Report } from '@/lib/view/gather-report';
import { summariseReport } from '@/lib/view/summarise-report';
import { readClock } from '@/lib/view/read-clock';
import { wordDay, wordMonth, type ReportMonth } from '@/lib/view/report-month';
import { wordDuration } from '@/lib/words/time';

interface ReportHeadProps {
  name: string;
  month: ReportMonth;
  report: Report;
}

/** Whose report it is, of a short one on every page of paper; as of when, and the month in a few sentences. */
export async function ReportHead({ name, month, report }: ReportHeadProps) {
  const [t, clock] = await Promise.all([getTranslations('reports'), readClock()]);
  const { locale } = clock;
  const asOf = t(report.isRunning ? 'asOfNow' : 'asOfEnd', {
    date: wordDay(clock.now, clock.zone, locale),
    zone: clock.zone,
  });
  const numbers = {
    looks: report.looks,
    away: wordDuration(report.awayMs, locale),
    shown: report.sites.length,
    total: report.siteCount,
  };
  return (
    <>
      <p className="report-running" aria-hidden="true">
        {t('titleOf', { name, month: wordMonth(month, locale) })}
      </p>
      <div>
        <p className="text-std-18B-160 text-sub">{t('kind')}</p>
        <h1 className="text-std-26B-150 desktop:text-std-32B-150">
          <bdi>{name}</bdi>
          {locale === 'ja' ? ' ' : ', '}
          <span className="whitespace-nowrap">{wordMonth(month, locale)}</span>
        </h1>
        <p className="text-dns-14N-130 mt-1 text-sub">{asOf}</p>
        <div className="reading mt-4 grid gap-1 text-std-18N-160">
          {summariseReport(report).map(({ key, count }) => (
            <p key={key}>{t(`summary.${key}`, { ...numbers, count })}</p>
          ))}
        </div>
      </div>
    </>
  );
}
