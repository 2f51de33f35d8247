import type { Locale } from './locale';
import { timePhrases } from './time-phrases';
import type { Span } from './time-phrases';
import { isSameDay, readWallClock } from './wall-clock';

const minuteMs = 60 * 1000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The instants of a certificate; `notBefore` may be left out where only the end is known. */
export interface CountdownDates {
  notBefore?: Date;
  notAfter: Date;
}

/** A countdown in its two parts, and both in one line. */
export interface Countdown {
  /** 「あと20日」 */
  left: string;
  /** 「12月12日(土) 1:00 まで」 */
  deadline: string;
  /** 「あと20日(12月12日(土) 1:00 まで)」 */
  text: string;
}

/**
 * How long a certificate still lasts. Days are whole days of elapsed time, not dates on a calendar: 47 hours are one day.
 * Under 24 hours it counts hours and minutes, afterwards it says how long ago it ended. The last instant still counts.
 */
export function wordCountdown(dates: CountdownDates, now: Date, zone: string, locale: Locale): Countdown {
  const phrases = timePhrases[locale];
  const isTooEarly = dates.notBefore !== undefined && now < dates.notBefore && now <= dates.notAfter;
  const left = isTooEarly ? phrases.notYetValid : wordTimeLeft(dates.notAfter, now, locale);
  const deadline =
    isTooEarly && dates.notBefore
      ? phrases.from(wordMoment(dates.notBefore, now, zone, locale))
      : phrases.until(wordMoment(dates.notAfter, now, zone, locale));
  return { left, deadline, text: phrases.aside(left, deadline) };
}

/** When something happened: 「21:05」 today, 「11月20日 9:12」 on another day, with the year when it is another. */
export function wordInstant(instant: Date, now: Date, zone: string, locale: Locale): string {
  const phrases = timePhrases[locale];
  const clock = readWallClock(instant, zone);
  const today = readWallClock(now, zone);
  if (isSameDay(clock, today)) return phrases.time(clock);
  return phrases.moment(phrases.date(clock, clock.year !== today.year), phrases.time(clock));
}

/** A day: 「11月20日」, with the year when it is another. */
export function wordDate(instant: Date, now: Date, zone: string, locale: Locale): string {
  const clock = readWallClock(instant, zone);
  return timePhrases[locale].date(clock, clock.year !== readWallClock(now, zone).year);
}

/** Whole days of elapsed time: 47 hours are one day. */
export function countWholeDays(durationMs: number): number {
  return Math.floor(durationMs / dayMs);
}

/** How long something took: 「40秒」, 「16分」, 「1時間5分」, 「2日3時間」. Less than nothing (a clock set back) is no time. */
export function wordDuration(durationMs: number, locale: Locale): string {
  const ms = Math.max(0, durationMs);
  return timePhrases[locale].span(ms < minuteMs ? { seconds: Math.floor(ms / 1000) } : splitSpan(ms));
}

/** How often something is done: 「15分ごと」, 「6時間ごと」, "every hour". */
export function wordEvery(intervalMs: number, locale: Locale): string {
  const phrases = timePhrases[locale];
  return phrases.every(phrases.span(splitSpan(intervalMs)));
}

function wordTimeLeft(notAfter: Date, now: Date, locale: Locale): string {
  const phrases = timePhrases[locale];
  const leftMs = notAfter.getTime() - now.getTime();
  if (leftMs < 0) {
    const span = largestUnit(-leftMs);
    return span ? phrases.expired(phrases.span(span)) : phrases.expiredJustNow;
  }
  if (leftMs < minuteMs) return phrases.lastMinute;
  return phrases.left(phrases.span(leftMs < dayMs ? splitSpan(leftMs) : { days: countWholeDays(leftMs) }));
}

/** A date with its weekday and time. */
function wordMoment(instant: Date, now: Date, zone: string, locale: Locale): string {
  const phrases = timePhrases[locale];
  const clock = readWallClock(instant, zone);
  const hasOtherYear = clock.year !== readWallClock(now, zone).year;
  return phrases.moment(phrases.dateWithWeekday(clock, hasOtherYear), phrases.time(clock));
}

/** The two units that matter: days and hours, or hours and minutes. */
function splitSpan(ms: number): Span {
  const days = Math.floor(ms / dayMs);
  const hours = Math.floor((ms % dayMs) / hourMs);
  if (days > 0) return { days, hours };
  return { hours, minutes: Math.floor((ms % hourMs) / minuteMs) };
}

function largestUnit(ms: number): Span | null {
  if (ms >= dayMs) return { days: Math.floor(ms / dayMs) };
  if (ms >= hourMs) return { hours: Math.floor(ms / hourMs) };
  if (ms >= minuteMs) return { minutes: Math.floor(ms / minuteMs) };
  return null;
}
