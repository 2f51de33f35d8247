import { getTranslations } from 'next-intl/server';
import { RowTable } from '@/components/row-table';
import { statusMark } from '@/components/status-tag';
import type { Report } from '@/lib/view/gather-report';
import { readClock } from '@/lib/view/read-clock';
import { wordDay } from '@/lib/view/report-month';
import { ReportSiteName } from './report-site';

/** Every site: how it is, until when its certificate holds, how often it was looked at. */
export async function StateTable({ report }: { report: Report }) {
  const [t, words, clock] = await Promise.all([
    getTranslations('reports'),
    getTranslations('common.status'),
    readClock(),
  ]);
  return (
    <RowTable
      caption={t(report.isRunning ? 'stateNow' : 'stateEnd')}
      columns={[t('column.site'), t('column.state'), t('column.expires'), t('column.looks')]}
      rows={report.sites.map((site) => ({
        key: site.siteId,
        cells: [
          <ReportSiteName key="name" site={site} />,
          <span key="status" className="whitespace-nowrap">
            <span aria-hidden="true">{statusMark(site.status)}</span> {words(site.status)}
          </span>,
          site.expiresAt ? wordDay(site.expiresAt, clock.zone, clock.locale) : t('noCertificate'),
          t('times', { count: site.looks }),
        ],
      }))}
    />
  );
}
