import { readWallClock } from '@/lib/words/wall-clock';

import type { WeekHour } from './week-visits';

/** A time at which the site could be away. */
export interface QuietWindow {
  startsAt: Date;
  endsAt: Date;
  /** How many visits it usually has. */
  visits: number;
  /** Its place among all that were possible: 0 = the quietest, 1 = the busiest. */
  rank: number;
  /** Visits beside those of an hour at the busiest time of the week: 0.02 = two in a hundred. */
  ofPeak: number;
}

/** Hours in which the owner sleeps, in minutes after midnight; `from` may be later than `until`. */
export interface SleepHours {
  from: number;
  until: number;
}

export interface WindowTerms {
  hours: readonly (WeekHour | null)[];
  zone: string;
  /** How long the site may be away, reserve included. */
  minutes: number;
  now: Date;
  /** By when it must be over; null = nothing presses. */
  deadline: Date | null;
  sleep: SleepHours | null;
}

export interface FoundWindows {
  windows: readonly QuietWindow[];
  /**
   * `free` · `no-sleep` every time before the deadline is one at which the owner sleeps, so those are offered · `late` there is
   * no whole window before the deadline: better at once.
   */
  state: 'free' | 'no-sleep' | 'late';
}

const stepMinutes = 15;
const stepMs = stepMinutes * 60_000;
/** Nobody can begin at once: the steps are to be read. */
const leadMs = 30 * 60_000;
/** A week comes round; further ahead nothing gets quieter. */
const horizonMs = 14 * 24 * 60 * 60_000;
const offered = 3;
/** So many visits more or less are no reason to wait: two, or fewer where even the busiest hour has few. */
const leastAlike = 0.5;
const mostAlike = 2;
/** Two that are offered are not of one night. */
const apartMs = 12 * 60 * 60_000;

interface Candidate {
  startsAt: Date;
  endsAt: Date;
  visits: number;
  upper: number;
  isAsleep: boolean;
}

/** The quietest times that are long enough, begin on a full hour and end before the deadline; the earlier of two alike. */
export function findWindows(terms: WindowTerms): FoundWindows {
  const candidates = listCandidates(terms);
  if (candidates.length === 0) return { windows: [], state: 'late' };
  const awake = candidates.filter(({ isAsleep }) => !isAsleep);
  const usable = awake.length > 0 ? awake : candidates;
  const peak = Math.max(0, ...terms.hours.map((hour) => hour?.visits ?? 0));
  const chosen = chooseWindows(usable, peak);
  const all = candidates.map(({ visits }) => visits);
  return {
    windows: chosen.map(({ startsAt, endsAt, visits }) => ({
      startsAt,
      endsAt,
      visits,
      rank: all.filter((other) => other < visits).length / all.length,
      ofPeak: peak === 0 ? 0 : visits / ((peak * terms.minutes) / 60),
    })),
    state: awake.length > 0 ? 'free' : 'no-sleep',
  };
}

/** @param candidates in the order of time */
function chooseWindows(candidates: readonly Candidate[], peak: number): Candidate[] {
  const trafficOf = ({ visits, upper }: Candidate): number => visits + upper / 10;
  const chosen: Candidate[] = [];
  let left = candidates;
  while (left.length > 0 && chosen.length < offered) {
    const quietest = left.reduce((least, one) => Math.min(least, trafficOf(one)), Infinity);
    const alike = Math.max(leastAlike, Math.min(mostAlike, peak / 50), peak / 100, quietest / 10);
    const first = left.find((one) => trafficOf(one) <= quietest + alike);
    if (!first) break;
    chosen.push(first);
    left = left.filter(({ startsAt }) => Math.abs(startsAt.getTime() - first.startsAt.getTime()) >= apartMs);
  }
  return chosen;
}

function listCandidates({ hours, zone, minutes, now, deadline, sleep }: WindowTerms): Candidate[] {
  const first = Math.ceil((now.getTime() + leadMs) / stepMs);
  const lastEnd = Math.min(deadline?.getTime() ?? Infinity, now.getTime() + horizonMs);
  const length = Math.ceil(minutes / stepMinutes);
  const count = Math.floor(lastEnd / stepMs) - first;
  if (count < length) return [];
  const steps = Array.from({ length: count }, (_, index) => {
    const clock = readWallClock(new Date((first + index) * stepMs), zone);
    const hour = hours[clock.weekday * 24 + clock.hour];
    const minute = clock.hour * 60 + clock.minute;
    return { minute: clock.minute, hour, isAsleep: sleep !== null && isWithin(sleep, minute) };
  });
  const candidates: Candidate[] = [];
  for (let at = 0; at + length <= steps.length; at += 1) {
    const taken = steps.slice(at, at + length);
    const known = taken.flatMap(({ hour }) => hour ?? []);
    if (steps[at]?.minute !== 0 || known.length < length) continue;
    candidates.push({
      startsAt: new Date((first + at) * stepMs),
      endsAt: new Date((first + at) * stepMs + minutes * 60_000),
      visits: (sumOf(known.map(({ visits }) => visits)) * stepMinutes) / 60,
      upper: (sumOf(known.map(({ upper }) => upper)) * stepMinutes) / 60,
      isAsleep: taken.some(({ isAsleep }) => isAsleep),
    });
  }
  return candidates;
}

function isWithin({ from, until }: SleepHours, minute: number): boolean {
  return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0);
}
