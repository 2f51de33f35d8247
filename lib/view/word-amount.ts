import type { Locale } from '@/lib/words/locale';

const units = ['kB', 'MB', 'GB', 'TB'] as const;

/** A number of bytes in the largest unit that leaves a whole part: "1.4 MB". A kilobyte is 1,000 bytes. */
export function wordBytes(bytes: number, locale: Locale): string {
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = value < 10 ? 1 : 0;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  return `${number} ${units[unit] ?? ''}`;
}

/** A length of time that a person takes for one: seconds with a tenth, and minutes from two on. */
export function splitLag(ms: number, locale: Locale): { unit: 'seconds' | 'minutes'; value: string } {
  const seconds = Math.max(0, ms) / 1000;
  const format = (value: number, digits: number): string =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  if (seconds >= 120) return { unit: 'minutes', value: format(Math.round(seconds / 60), 0) };
  return { unit: 'seconds', value: format(seconds, seconds < 10 ? 1 : 0) };
}
