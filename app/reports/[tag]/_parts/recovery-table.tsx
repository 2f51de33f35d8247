import { getTranslations } from 'next-intl/server';
import { RowTable } from '@/components/row-table';
import type { Report } from '@/lib/view/gather-report';
import { readClock } from '@/lib/view/read-clock';
import { wordDayAndTime } from '@/lib/words/full-time';
import { wordDuration } from '@/lib/words/time';
import { ReportSiteName } from './report-site';

export async function RecoveryTable({ report }: { report: Report }) {
  const [t, words, clock] = await Promise.all([getTranslations('reports'), getTranslations('recovery'), readClock()]);
  return (
    <RowTable
      caption={t('recoveries')}
      columns={[t('column.site'), t('column.began'), t('column.result'), t('column.away')]}
      rows={report.recoveries.map((recovery) => ({
        key: `${recovery.siteId} ${recovery.startedAt.getTime()}`,
        cells: [
          <ReportSiteName key="name" site={recovery} />,
          wordDayAndTime(recovery.startedAt, clock.now, clock.zone, clock.locale),
          words(`ended.${recovery.outcome ?? 'running'}`),
          recovery.awayMs === null ? t('notAway') : wordDuration(recovery.awayMs, clock.locale),
        ],
      }))}
    />
  );
}
