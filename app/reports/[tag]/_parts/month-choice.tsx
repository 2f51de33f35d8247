import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { PrintButton } from '@/components/print-button';
import { Button } from '@/components/ui/button';
import { readClock } from '@/lib/view/read-clock';
import { wordMonth, writeMonth, type ReportMonth } from '@/lib/view/report-month';

interface MonthChoiceProps {
  /** As it stands in the address. */
  tag: string;
  chosen: ReportMonth;
  months: readonly ReportMonth[];
}

/** The way to other months, and to paper. */
export async function MonthChoice({ tag, chosen, months }: MonthChoiceProps) {
  const [t, { locale }] = await Promise.all([getTranslations('reports'), readClock()]);
  const isListed = months.some((month) => writeMonth(month) === writeMonth(chosen));
  return (
    <div className="no-print grid gap-3">
      <p>
        <Link className="link inline-flex min-h-11 items-center" href="/reports">
          {t('all')}
        </Link>
      </p>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <form action={`/reports/${tag}`} className="flex flex-wrap items-end gap-2">
          <label className="grid gap-1">
            <span className="text-std-16B-170">{t('month')}</span>
            <select
              key={writeMonth(chosen)}
              name="month"
              defaultValue={writeMonth(chosen)}
              autoComplete="off"
              className="min-h-12 rounded-8 border border-field bg-white px-3"
            >
              {(isListed ? months : [...months, chosen]).map((month) => (
                <option key={writeMonth(month)} value={writeMonth(month)}>
                  {wordMonth(month, locale)}
                </option>
              ))}
            </select>
          </label>
          <Button>{t('show')}</Button>
        </form>
        <PrintButton label={t('print')} />
      </div>
    </div>
  );
}
