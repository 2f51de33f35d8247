import type { Locale } from './locale';
import type { WallClock } from './wall-clock';

/** A length of time in whole units; those that are zero or missing are not said, unless all are. */
export type Span = Partial<Record<SpanUnit, number>>;
type SpanUnit = 'days' | 'hours' | 'minutes' | 'seconds';

/** The pieces that times are worded from. Intl.RelativeTimeFormat is no help: in Japanese it says 「20 日後」, with a space. */
export interface TimePhrases {
  /** 21:05 */
  time: (clock: WallClock) => string;
  date: (clock: WallClock, withYear: boolean) => string;
  dateWithWeekday: (clock: WallClock, withYear: boolean) => string;
  /** A date and a time together. */
  moment: (date: string, time: string) => string;
  span: (span: Span) => string;
  /** Again and again after that long. */
  every: (span: string) => string;
  left: (span: string) => string;
  lastMinute: string;
  expired: (span: string) => string;
  expiredJustNow: string;
  notYetValid: string;
  until: (moment: string) => string;
  from: (moment: string) => string;
  /** The text with a remark in parentheses. */
  aside: (text: string, remark: string) => string;
}

const weekdaysJa = ['日', '月', '火', '水', '木', '金', '土'];
const weekdaysEn = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const monthsEn = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const unitsJa: Record<SpanUnit, string> = { days: '日', hours: '時間', minutes: '分', seconds: '秒' };
const unitsEn: Record<SpanUnit, string> = { days: 'day', hours: 'hour', minutes: 'minute', seconds: 'second' };
const units: readonly SpanUnit[] = ['days', 'hours', 'minutes', 'seconds'];

export const timePhrases: Record<Locale, TimePhrases> = {
  ja: {
    time: formatTime,
    date: dateJa,
    dateWithWeekday: (clock, withYear) => `${dateJa(clock, withYear)}(${weekdaysJa[clock.weekday] ?? ''})`,
    moment: (date, time) => `${date} ${time}`,
    span: (span) => sayUnits(span, (count, unit) => `${count}${unitsJa[unit]}`, ''),
    every: (span) => `${span}ごと`,
    left: (span) => `あと${span}`,
    lastMinute: 'あと1分未満',
    expired: (span) => `${span}前に切れました`,
    expiredJustNow: 'たった今切れました',
    notYetValid: 'まだ有効ではありません',
    until: (moment) => `${moment} まで`,
    from: (moment) => `${moment} から`,
    aside: (text, remark) => `${text}(${remark})`,
  },
  en: {
    time: formatTime,
    date: dateEn,
    dateWithWeekday: (clock, withYear) => `${weekdaysEn[clock.weekday] ?? ''}, ${dateEn(clock, withYear)}`,
    moment: (date, time) => `${date}, ${time}`,
    span: (span) => sayUnits(span, (count, unit) => `${count} ${unitsEn[unit]}${count === 1 ? '' : 's'}`, ' '),
    every: (span) => `every ${span.replace(/^1 (?=\w+$)/, '')}`,
    left: (span) => `${span} left`,
    lastMinute: 'Less than a minute left',
    expired: (span) => `Expired ${span} ago`,
    expiredJustNow: 'Expired just now',
    notYetValid: 'Not valid yet',
    until: (moment) => `until ${moment}`,
    from: (moment) => `from ${moment}`,
    aside: (text, remark) => `${text} (${remark})`,
  },
};

function formatTime({ hour, minute }: WallClock): string {
  return `${hour}:${String(minute).padStart(2, '0')}`;
}

function dateJa({ year, month, day }: WallClock, withYear: boolean): string {
  return `${withYear ? `${year}年` : ''}${month}月${day}日`;
}

function dateEn({ year, month, day }: WallClock, withYear: boolean): string {
  return `${monthsEn[month - 1] ?? ''} ${day}${withYear ? `, ${year}` : ''}`;
}

function sayUnits(span: Span, say: (count: number, unit: SpanUnit) => string, separator: string): string {
  const said = units.flatMap((unit) => (span[unit] ? [say(span[unit], unit)] : []));
  return said.length > 0 ? said.join(separator) : say(0, 'seconds');
}
