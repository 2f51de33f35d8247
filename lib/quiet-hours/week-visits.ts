import { readWallClock } from '@/lib/words/wall-clock';

import type { DatedVisits, VisitRecord } from './visit-record';

/** What a usual hour of the week brings. */
export interface WeekHour {
  /** The median over the days. */
  visits: number;
  /** Three quarters of the days bring no more. */
  upper: number;
  /** Over how many days; 0 = taken from a table that was already summed up. */
  days: number;
}

export interface WeekVisits {
  /** By `weekday * 24 + hour`, 0 = Sunday, in the site's zone; null = no day tells. */
  hours: readonly (WeekHour | null)[];
  /** Whole days behind it; null = a table, which does not tell. */
  days: number | null;
  /** Visits that were counted. */
  total: number;
  /** When they were; null = a table. */
  from: Date | null;
  until: Date | null;
  /** Too little to lean on. */
  isThin: boolean;
}

/** What is counted as a visit besides pages that people open. */
export interface CountedToo {
  robots: boolean;
  parts: boolean;
}

export const hoursAWeek = 168;
/** Below this many days of one weekday, a day more or less would decide: then weekdays, or the weekend, are taken together. */
const leastDays = 3;
/** Two of each weekday. */
const thinDays = 14;
const thinVisits = 200;
/** An hour without one line counts as one that the log misses when that hour of the day usually has so many lines. */
const surelySomething = 5;

interface Sample {
  weekday: number;
  hour: number;
  day: string;
  visits: number;
  lines: number;
}

/**
 * A usual week: for each hour of each weekday the median over the days, so that neither a holiday nor a day on which
 * something went round moves it. Hours that the log misses are left out, and the first and last hour when they are not whole.
 */
export function summariseWeek(record: VisitRecord, zone: string, too: CountedToo): WeekVisits | null {
  if (record.dated) return summariseDated(record.dated, zone, too);
  if (!record.week) return null;
  const { visits, weeks } = record.week;
  const hours = visits.map((sum) => ({ visits: sum / (weeks ?? 1), upper: sum / (weeks ?? 1), days: 0 }));
  const total = visits.reduce((sum, one) => sum + one, 0);
  const days = weeks === null ? null : Math.round(weeks * 7);
  const isThin = days !== null && (days < thinDays || total < thinVisits);
  return { hours, days, total, from: null, until: null, isThin };
}

/** Whether every hour of the day is known. Of a log that covers only some, the quietest of those would be called quiet. */
export function isWholeWeek({ hours }: Pick<WeekVisits, 'hours'>): boolean {
  return hours.every((hour) => hour !== null);
}

function summariseDated(dated: DatedVisits, zone: string, too: CountedToo): WeekVisits {
  const samples = withoutGaps(readSamples(dated, zone, too));
  const cells = group(samples, ({ weekday, hour }) => weekday * 24 + hour);
  const kinds = group(samples, ({ weekday, hour }) => kindOf(weekday) * 24 + hour);
  const hoursOfDay = group(samples, ({ hour }) => hour);
  const hours = Array.from({ length: hoursAWeek }, (_, index): WeekHour | null => {
    const own = cells.get(index) ?? [];
    const alike = kinds.get(kindOf(Math.floor(index / 24)) * 24 + (index % 24)) ?? [];
    const near = own.length >= leastDays || own.length === alike.length ? own : alike;
    const taken = near.length > 0 ? near : (hoursOfDay.get(index % 24) ?? []);
    return taken.length === 0 ? null : measure(taken.map(({ visits }) => visits));
  });
  const days = [...group(samples, ({ day }) => day).values()].filter((day) => day.length >= 23).length;
  const total = sumOf(samples.map(({ visits }) => visits));
  const length = dated.counts.pages.length * dated.slotMinutes * 60_000;
  const until = new Date(dated.startMs + length);
  return { hours, days, total, from: new Date(dated.startMs), until, isThin: days < thinDays || total < thinVisits };
}

/** Weekend = 1. */
function kindOf(weekday: number): number {
  return weekday === 0 || weekday === 6 ? 1 : 0;
}

/** One for each whole hour on the wall; an hour that comes twice when the clock is put back counts as its mean. */
function readSamples({ startMs, slotMinutes, counts }: DatedVisits, zone: string, too: CountedToo): Sample[] {
  const slotsAnHour = 60 / slotMinutes;
  const found = new Map<string, Sample & { slots: number }>();
  counts.pages.forEach((pages, index) => {
    const clock = readWallClock(new Date(startMs + index * slotMinutes * 60_000), zone);
    const day = `${clock.year}-${clock.month}-${clock.day}`;
    const at = `${day} ${clock.hour}`;
    const { robots = 0, parts = 0, robotParts = 0 } = pickCounts(counts, index);
    const known = found.get(at) ?? { weekday: clock.weekday, hour: clock.hour, day, visits: 0, lines: 0, slots: 0 };
    known.visits +=
      pages + (too.robots ? robots : 0) + (too.parts ? parts : 0) + (too.robots && too.parts ? robotParts : 0);
    known.lines += pages + robots + parts + robotParts;
    known.slots += 1;
    found.set(at, known);
  });
  const all = [...found.values()];
  // A log begins and ends in the middle of an hour.
  const whole = all.length > 48 ? all.slice(1, -1) : all;
  return whole
    .filter(({ slots }) => slots >= slotsAnHour)
    .map(({ slots, visits, lines, ...rest }) => ({
      ...rest,
      visits: (visits * slotsAnHour) / slots,
      lines: (lines * slotsAnHour) / slots,
    }));
}

function pickCounts(counts: DatedVisits['counts'], index: number) {
  return { robots: counts.robots[index], parts: counts.parts[index], robotParts: counts.robotParts[index] };
}

function withoutGaps(samples: readonly Sample[]): Sample[] {
  const usual = new Map(
    [...group(samples, ({ hour }) => hour)].map(([hour, own]) => [
      hour,
      quantile(
        own.map(({ lines }) => lines),
        0.5,
      ),
    ]),
  );
  return samples.filter(({ hour, lines }) => lines > 0 || (usual.get(hour) ?? 0) < surelySomething);
}

function measure(visits: readonly number[]): WeekHour {
  return { visits: quantile(visits, 0.5), upper: quantile(visits, 0.75), days: visits.length };
}

/** @param share 0.5 = the median; between two values, the share of the way from one to the other */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low = 0, high = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0);
}

function group<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const known = groups.get(keyOf(item));
    if (known) known.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
