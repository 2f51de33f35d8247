import { getTranslations } from 'next-intl/server';
import { RowTable } from '@/components/row-table';
import type { Report } from '@/lib/view/gather-report';
import { readClock } from '@/lib/view/read-clock';
import { wordDay } from '@/lib/view/report-month';
import { ReportSiteName } from './report-site';

export async function RenewalTable({ report }: { report: Report }) {
  const [t, clock] = await Promise.all([getTranslations('reports'), readClock()]);
  const day = (at: Date) => wordDay(at, clock.zone, clock.locale);
  return (
    <RowTable
      caption={t('renewals')}
      columns={[t('column.site'), t('column.seen'), t('column.before'), t('column.after')]}
      rows={report.renewals.map((renewal) => ({
        key: `${renewal.siteId} ${renewal.after.getTime()} ${renewal.hosts.join(' ')}`,
        cells: [<ReportSiteName key="name" site={renewal} />, day(renewal.at), day(renewal.before), day(renewal.after)],
      }))}
    />
  );
}
