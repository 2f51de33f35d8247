import 'server-only';
import { cache } from 'react';
import { getLocale, getTimeZone } from 'next-intl/server';
import { connection } from 'next/server';
import type { Locale } from '@/lib/words/locale';
import { wordCountdown, wordDate, wordEvery, wordInstant, type Countdown, type CountdownDates } from '@/lib/words/time';

/** One instant for a whole page, worded in the person's language and time zone. */
export interface Clock {
  now: Date;
  locale: Locale;
  zone: string;
  countdown: (dates: CountdownDates) => Countdown;
  instant: (at: Date) => string;
  date: (at: Date) => string;
  /** 「6時間ごと」 */
  every: (intervalMs: number) => string;
}

/** The same clock for everything that is drawn in one request. */
export const readClock = cache(async (): Promise<Clock> => {
  await connection();
  const [locale, zone] = await Promise.all([getLocale(), getTimeZone()]);
  const now = new Date();
  return {
    now,
    locale,
    zone,
    countdown: (dates) => wordCountdown(dates, now, zone, locale),
    instant: (at) => wordInstant(at, now, zone, locale),
    date: (at) => wordDate(at, now, zone, locale),
    every: (intervalMs) => wordEvery(intervalMs, locale),
  };
});
