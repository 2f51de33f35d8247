import type { WeekHour } from './week-visits';
import { hoursAWeek } from './week-visits';

/**
 * How busy an hour is for most sites in Japan, as a guess of ours with no unit: the least from three to five in the morning,
 * the most in the evening; the weekend's nights are a little longer. Only for choosing, never shown as visits.
 */
const guessedDay = [30, 20, 12, 4, 4, 8, 15, 30, 45, 55, 60, 62, 70, 62, 60, 60, 62, 65, 70, 80, 90, 100, 90, 60];
const weekendMore = 6;

export function guessWeek(): readonly WeekHour[] {
  return Array.from({ length: hoursAWeek }, (_, index) => {
    const weekday = Math.floor(index / 24);
    const visits = (guessedDay[index % 24] ?? 0) + (weekday === 0 || weekday === 6 ? weekendMore : 0);
    return { visits, upper: visits, days: 0 };
  });
}
