import fc from 'fast-check';
import { expect, it } from 'vitest';

import { findInstant, readWallClock } from './wall-clock';

const at = (text: string) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  return { year, month, day, hour, minute };
};

it.each([
  ['2026-11-22 21:05', 'Asia/Tokyo', '2026-11-22T12:05:00Z'],
  ['2026-03-29 01:59', 'Europe/Berlin', '2026-03-29T00:59:00Z'],
  // Left out: the clock goes from 2:00 to 3:00.
  ['2026-03-29 02:30', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
  ['2026-03-29 03:00', 'Europe/Berlin', '2026-03-29T01:00:00Z'],
  // Twice: the first.
  ['2026-10-25 02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
  ['2026-11-01 01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
  ['2026-04-05 01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00Z'],
])('%s in %s', (text, zone, expected) => {
  expect(findInstant(at(text), zone)).toEqual(new Date(expected));
});

it('is the other way round of reading the clock, but for an hour that comes twice', () => {
  const zones = fc.constantFrom(
    'Asia/Tokyo',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
  );
  const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 });
  fc.assert(
    fc.property(zones, minutes, (zone, minute) => {
      const shown = readWallClock(new Date(minute * 60_000), zone);
      const found = findInstant(shown, zone);
      expect(readWallClock(found, zone)).toEqual(shown);
      expect(Math.abs(found.getTime() - minute * 60_000)).toBeLessThanOrEqual(60 * 60_000);
    }),
  );
});
