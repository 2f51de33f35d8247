import { getTranslations } from 'next-intl/server';
import { RowTable } from '@/components/row-table';
import type { ReportedEvent } from '@/lib/db/report-facts';
import type { Report } from '@/lib/view/gather-report';
import { readClock } from '@/lib/view/read-clock';
import type { ReportMonth } from '@/lib/view/report-month';
import { wordDayAndTime } from '@/lib/words/full-time';
import { wordDuration } from '@/lib/words/time';
import { ReportSiteName } from './report-site';

/** What was the matter, and for how long. */
export async function EventTable({ report, month }: { report: Report; month: ReportMonth }) {
  const [t, notices, clock] = await Promise.all([getTranslations('reports'), getTranslations('notices'), readClock()]);
  const lasted = ({ openedAt, closedAt }: ReportedEvent): string => {
    if (closedAt === null) return t('stillHolds');
    const text = wordDuration(closedAt.getTime() - openedAt.getTime(), clock.locale);
    return closedAt >= month.to ? t('intoNextMonth', { duration: text }) : text;
  };
  return (
    <>
      <RowTable
        caption={t('events')}
        columns={[t('column.site'), t('column.what'), t('column.began'), t('column.lasted')]}
        rows={report.events.map((event) => ({
          key: String(event.eventId),
          cells: [
            <ReportSiteName key="name" site={event} />,
            notices(`kind.${event.kind}`),
            wordDayAndTime(event.openedAt, clock.now, clock.zone, clock.locale),
            event.outcome === 'momentary' ? t('atOnce') : lasted(event),
          ],
        }))}
      />
      {report.eventCount > report.events.length ? (
        <p className="reading">{t('cutEvents', { shown: report.events.length, total: report.eventCount })}</p>
      ) : null}
    </>
  );
}
