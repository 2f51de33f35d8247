import type { Locale } from './locale';
import { wordCountdown } from './time';
import type { CountdownDates } from './time';
import { timePhrases } from './time-phrases';
import { readWallClock } from './wall-clock';

/** A message may be read on another day and in another place than it was written: it always names day, time and zone. */

/** 「11月22日 21:00(日本時間)」, today as well; with the year when it is another. */
export function wordFullInstant(instant: Date, now: Date, zone: string, locale: Locale): string {
  return timePhrases[locale].aside(wordDayAndTime(instant, now, zone, locale), nameZone(zone, locale));
}

/** 「11月2日 1:00 – 1月31日 1:00(日本時間)」 */
export function wordFullSpan(from: Date, to: Date, now: Date, zone: string, locale: Locale): string {
  const [first, last] = [from, to].map((instant) => wordDayAndTime(instant, now, zone, locale));
  return timePhrases[locale].aside(`${first} – ${last}`, nameZone(zone, locale));
}

/** 「あと18日(12月11日(金) 1:00 まで、日本時間)」 */
export function wordFullCountdown(dates: CountdownDates, now: Date, zone: string, locale: Locale): string {
  const { left, deadline } = wordCountdown(dates, now, zone, locale);
  const separator = locale === 'ja' ? '、' : ', ';
  return timePhrases[locale].aside(left, `${deadline}${separator}${nameZone(zone, locale)}`);
}

/** As its people call it where everybody knows that name, else by the name under which it was chosen. */
export function nameZone(zone: string, locale: Locale): string {
  if (zone === 'Asia/Tokyo') return locale === 'ja' ? '日本時間' : 'Japan time';
  return zone;
}

/** 「11月22日 21:00」, today as well; with the year when it is another. For a place that has named its zone already. */
export function wordDayAndTime(instant: Date, now: Date, zone: string, locale: Locale): string {
  const phrases = timePhrases[locale];
  const clock = readWallClock(instant, zone);
  const isOtherYear = clock.year !== readWallClock(now, zone).year;
  return phrases.moment(phrases.date(clock, isOtherYear), phrases.time(clock));
}
