import { expect, it } from 'vitest';

import { readWallClock } from '@/lib/words/wall-clock';

import { findWindows } from './find-windows';
import type { WindowTerms } from './find-windows';
import { guessWeek } from './guessed-week';
import { planDeadline, planMinutes } from './plan-minutes';

const zone = 'Asia/Tokyo';
/** A Sunday at noon. */
const now = new Date('2026-11-22T03:00:00Z');
const terms: WindowTerms = { hours: guessWeek(), zone, minutes: 60, now, deadline: null, sleep: null };
const hoursLater = (hours: number) => new Date(now.getTime() + hours * 60 * 60_000);
const startsOf = (more: Partial<WindowTerms>) =>
  findWindows({ ...terms, ...more }).windows.map(({ startsAt }) => startsAt);

it('offers a weekday from three to five in the morning where nothing is known', () => {
  const starts = startsOf({ minutes: 120 });
  expect(starts).toHaveLength(3);
  for (const start of starts) {
    const { hour, weekday } = readWallClock(start, zone);
    expect(hour).toBe(3);
    expect([1, 2, 3, 4, 5]).toContain(weekday);
  }
  expect(starts[0]).toEqual(new Date('2026-11-22T18:00:00Z'));
});

it('ends before the deadline, and says when there is no time left', () => {
  const { windows, state } = findWindows({ ...terms, deadline: hoursLater(6) });
  expect(state).toBe('free');
  for (const { endsAt } of windows) expect(endsAt.getTime()).toBeLessThanOrEqual(hoursLater(6).getTime());
  expect(findWindows({ ...terms, deadline: hoursLater(1) })).toEqual({ windows: [], state: 'late' });
  expect(findWindows({ ...terms, deadline: hoursLater(-5) }).state).toBe('late');
});

it('keeps out of the hours in which the owner sleeps, and says when there are no others', () => {
  const sleep = { from: 23 * 60, until: 7 * 60 };
  for (const start of startsOf({ sleep })) {
    const { hour } = readWallClock(start, zone);
    expect(hour >= 7 && hour < 22, String(hour)).toBe(true);
  }
  const tonight = { now: new Date('2026-11-22T14:00:00Z'), deadline: new Date('2026-11-22T20:00:00Z'), sleep };
  expect(findWindows({ ...terms, ...tonight }).state).toBe('no-sleep');
  expect(startsOf(tonight)[0]).toEqual(new Date('2026-11-22T18:00:00Z'));
});

it('tells how many visits a window has, beside the busiest hour', () => {
  const hours = Array.from({ length: 168 }, (_, index) => ({ visits: index % 24 === 3 ? 2 : 40, upper: 50, days: 6 }));
  const [first] = findWindows({ ...terms, hours, minutes: 90 }).windows;
  // An hour of two, and half an hour of forty.
  expect(first).toMatchObject({ visits: 22, rank: 0 });
  expect(first?.ofPeak).toBeCloseTo(22 / 60);
});

it('offers the earlier of two that have about as many visits', () => {
  const quiet = (monday: number, tuesday: number) =>
    Array.from({ length: 168 }, (_, index) => {
      const visits = index === 27 ? monday : index === 51 ? tuesday : 300;
      return { visits, upper: visits, days: 6 };
    });
  const monday = new Date('2026-11-22T18:00:00Z');
  const tuesday = new Date('2026-11-23T18:00:00Z');
  expect(startsOf({ hours: quiet(42, 40) })[0]).toEqual(monday);
  expect(startsOf({ hours: quiet(60, 40) })[0]).toEqual(tuesday);
});

it('leaves out what no day tells', () => {
  const hours = guessWeek().map((hour, index) => (index % 24 === 3 || index % 24 === 4 ? null : hour));
  for (const start of startsOf({ hours })) expect([3, 4]).not.toContain(readWallClock(start, zone).hour);
});

it('plans the usual time and half as much in reserve, and a day for a second try', () => {
  expect(planMinutes([null, { from: 15, to: 20, atMost: 60 }, { from: 15, to: 20, atMost: 60 }])).toBe(60);
  expect(planMinutes([{ from: 60, to: 60, atMost: 60 }])).toBe(90);
  expect(planMinutes([null])).toBe(60);
  expect(planMinutes([{ from: 1, to: 2, atMost: 3 }])).toBe(30);
  expect(planDeadline(hoursLater(240), now)).toEqual(hoursLater(216));
  expect(planDeadline(hoursLater(30), now)).toEqual(hoursLater(30));
});
