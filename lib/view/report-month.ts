import type { Locale } from '@/lib/words/locale';
import { findInstant, readWallClock } from '@/lib/words/wall-clock';

/** A month of the calendar in a zone: from its first instant to that of the next one. */
export interface ReportMonth {
  year: number;
  /** 1 to 12. */
  month: number;
  from: Date;
  to: Date;
}

/** So many are offered to choose from. */
const mostMonths = 36;
const pattern = /^(20[0-9]{2})-(0[1-9]|1[0-2])$/;

/** The month of an address such as "2026-10"; null when that is none, or has not begun yet. */
export function readMonth(text: string, now: Date, zone: string): ReportMonth | null {
  const [, year, month] = pattern.exec(text) ?? [];
  if (year === undefined || month === undefined) return null;
  const read = toMonth(Number(year), Number(month), zone);
  return read.from > now ? null : read;
}

export function monthOf(at: Date, zone: string): ReportMonth {
  const { year, month } = readWallClock(at, zone);
  return toMonth(year, month, zone);
}

/** So many months later, or earlier when less than 0. */
export function stepMonth({ year, month }: ReportMonth, by: number, zone: string): ReportMonth {
  const count = year * 12 + (month - 1) + by;
  return toMonth(Math.floor(count / 12), (count % 12) + 1, zone);
}

/** From the current one back to that in which the first site was added. */
export function listMonths(since: Date, now: Date, zone: string): ReportMonth[] {
  const months = [monthOf(now, zone)];
  for (let month = stepMonth(monthOf(now, zone), -1, zone); month.to > since && months.length < mostMonths;) {
    months.push(month);
    month = stepMonth(month, -1, zone);
  }
  return months;
}

/** As it stands in an address: "2026-10". */
export function writeMonth({ year, month }: ReportMonth): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** 「2026年10月」 */
export function wordMonth({ year, month }: ReportMonth, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return format.format(new Date(Date.UTC(year, month - 1, 1)));
}

/** A day with its year, since a report is read long afterwards: 「2026年10月5日」 */
export function wordDay(at: Date, zone: string, locale: Locale): string {
  const { year, month, day } = readWallClock(at, zone);
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(Date.UTC(year, month - 1, day)));
}

function toMonth(year: number, month: number, zone: string): ReportMonth {
  const first = (months: number): Date => {
    const count = year * 12 + months;
    return findInstant({ year: Math.floor(count / 12), month: (count % 12) + 1, day: 1, hour: 0, minute: 0 }, zone);
  };
  return { year, month, from: first(month - 1), to: first(month) };
}
