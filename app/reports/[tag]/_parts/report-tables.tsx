import { getTranslations } from 'next-intl/server';
import type { Report } from '@/lib/view/gather-report';
import type { ReportMonth } from '@/lib/view/report-month';
import { ComingTables } from './coming-tables';
import { EventTable } from './event-table';
import { RecoveryTable } from './recovery-table';
import { RenewalTable } from './renewal-table';
import { ReportSection } from './report-section';
import { StateTable } from './state-table';

/** The report in tables: how the sites are, what happened, what is coming. */
export async function ReportTables({ report, month }: { report: Report; month: ReportMonth }) {
  const t = await getTranslations('reports');
  if (report.siteCount === 0) return null;
  return (
    <>
      <ReportSection id="state" title={t(report.isRunning ? 'stateNow' : 'stateEnd')}>
        <StateTable report={report} />
        {report.siteCount > report.sites.length ? (
          <p className="reading">{t('cutSites', { shown: report.sites.length, total: report.siteCount })}</p>
        ) : null}
      </ReportSection>
      <ReportSection id="renewals" title={t('renewals')} empty={report.renewals.length === 0 ? t('noRenewals') : null}>
        <RenewalTable report={report} />
      </ReportSection>
      <ReportSection
        id="recoveries"
        title={t('recoveries')}
        empty={report.recoveries.length === 0 ? t('noRecoveries') : null}
      >
        <RecoveryTable report={report} />
      </ReportSection>
      <ReportSection id="events" title={t('events')} empty={report.events.length === 0 ? t('noEvents') : null}>
        <EventTable report={report} month={month} />
      </ReportSection>
      <ComingTables report={report} />
      <p className="text-dns-14N-130 reading text-sub">{t('footnote')}</p>
    </>
  );
}
