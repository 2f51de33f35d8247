import { getTranslations } from 'next-intl/server';
import { RowTable } from '@/components/row-table';
import { comingDays, type Report } from '@/lib/view/gather-report';
import { readClock } from '@/lib/view/read-clock';
import { wordDay } from '@/lib/view/report-month';
import { wordDayAndTime } from '@/lib/words/full-time';
import { ReportSection } from './report-section';
import { ReportSiteName } from './report-site';

/** Which certificates end soon and when their renewal is due, and the recoveries that are planned. */
export async function ComingTables({ report }: { report: Report }) {
  const [t, clock] = await Promise.all([getTranslations('reports'), readClock()]);
  const { expiries, plans, asOf, isRunning } = report;
  const title = t(isRunning ? 'comingNow' : 'comingEnd', { days: comingDays });
  const day = (at: Date) => wordDay(at, clock.zone, clock.locale);
  return (
    <>
      <ReportSection
        id="coming"
        title={title}
        empty={expiries.length === 0 ? t('noneComing', { days: comingDays }) : null}
      >
        <RowTable
          caption={title}
          columns={[t('column.site'), t('column.renewal'), t('column.expires')]}
          rows={expiries.map((expiry) => ({
            key: expiry.siteId,
            cells: [
              <ReportSiteName key="name" site={expiry} />,
              expiry.renewalAt > asOf ? t('from', { date: day(expiry.renewalAt) }) : t('dueNow'),
              expiry.notAfter < asOf ? t('hasEnded', { date: day(expiry.notAfter) }) : day(expiry.notAfter),
            ],
          }))}
        />
      </ReportSection>
      {plans.length > 0 ? (
        <ReportSection id="plans" title={t('plans')}>
          <RowTable
            caption={t('plans')}
            columns={[t('column.site'), t('column.when')]}
            rows={plans.map((plan) => ({
              key: `${plan.siteId} ${plan.startsAt.getTime()}`,
              cells: [
                <ReportSiteName key="name" site={plan} />,
                wordDayAndTime(plan.startsAt, clock.now, clock.zone, clock.locale),
              ],
            }))}
          />
        </ReportSection>
      ) : null}
    </>
  );
}
