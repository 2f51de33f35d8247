import { expect, it } from 'vitest';

import { wordDayAndTime } from './full-time';

const now = new Date('2026-11-22T12:00:00Z');

it.each([
  ['today', '2026-11-21T21:00:00Z', '11月22日 6:00', 'Nov 22, 6:00'],
  ['another day', '2026-11-02T00:30:00Z', '11月2日 9:30', 'Nov 2, 9:30'],
  ['another year', '2025-12-31T00:00:00Z', '2025年12月31日 9:00', 'Dec 31, 2025, 9:00'],
])('a paper names the day and the time of %s', (_when, at, ja, en) => {
  const words = (['ja', 'en'] as const).map((locale) => wordDayAndTime(new Date(at), now, 'Asia/Tokyo', locale));
  expect(words).toEqual([ja, en]);
});
