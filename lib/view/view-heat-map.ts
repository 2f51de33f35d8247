import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { WeekVisits } from '@/lib/quiet-hours/week-visits';
import type { HeatMapView } from './heat-map-view';
import { readClock } from './read-clock';

/** Monday first. */
const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;
/** From which share of the busiest hour on a level begins. */
const levelsFrom = [0.05, 0.2, 0.45, 0.7];

/** The usual week as a picture, a sentence and a table. */
export async function viewHeatMap({ hours }: WeekVisits): Promise<HeatMapView> {
  const [t, { locale }] = await Promise.all([getTranslations('quiet.map'), readClock()]);
  const format = (visits: number): string =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: visits < 10 ? 1 : 0 }).format(visits);
  const known = hours.flatMap((hour, index) => (hour ? [{ index, visits: hour.visits }] : []));
  const sorted = known.toSorted((a, b) => a.visits - b.visits);
  const [quiet, busy] = [sorted[0], sorted.at(-1)];
  const peak = busy?.visits ?? 0;
  const nameHour = (index: number): string =>
    t('hour', { weekday: t(`weekday.${readDay(Math.floor(index / 24))}`), hour: index % 24 });
  const description = t('description', {
    quiet: nameHour(quiet?.index ?? 0),
    quietCount: format(quiet?.visits ?? 0),
    busy: nameHour(busy?.index ?? 0),
    busyCount: format(peak),
  });
  const rows = Array.from({ length: 24 }, (_, hour) => ({
    hour,
    cells: weekdays.map((weekday) => {
      const visits = hours[weekday * 24 + hour]?.visits;
      if (visits === undefined) return { level: null, text: '' };
      return { level: levelsFrom.filter((from) => peak > 0 && visits / peak >= from).length, text: format(visits) };
    }),
  }));
  return { columns: weekdays.map((weekday) => t(`weekday.${weekday}`)), rows, description };
}

function readDay(index: number): (typeof weekdays)[number] {
  return weekdays.find((weekday) => weekday === index) ?? 0;
}
