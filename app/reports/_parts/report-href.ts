import { writeMonth, type ReportMonth } from '@/lib/view/report-month';

/** The word in the address for the report of all sites. */
export const allSites = 'all';

/** The address of a month's report; null = of all sites. */
export function reportHref(tagId: string | null, month: ReportMonth): string {
  return `/reports/${encodeURIComponent(tagId ?? allSites)}?month=${writeMonth(month)}`;
}
