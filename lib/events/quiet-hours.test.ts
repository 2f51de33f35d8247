import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readWallClock } from '@/lib/words/wall-clock';

import { findQuietEnd, holdUntil } from './quiet-hours';

const night = { from: '22:00', until: '07:00' };
const minuteMs = 60_000;

describe('quiet hours', () => {
  it.each([
    ['2026-11-22T12:59:59Z', 'Asia/Tokyo', '2026-11-22T12:59:59.000Z'],
    ['2026-11-22T13:00:00Z', 'Asia/Tokyo', '2026-11-22T22:00:00.000Z'],
    ['2026-11-22T21:59:59Z', 'Asia/Tokyo', '2026-11-22T22:00:00.000Z'],
    ['2026-11-22T22:00:00Z', 'Asia/Tokyo', '2026-11-22T22:00:00.000Z'],
    // The night in which the clocks are put forward has an hour less, the other one an hour more.
    ['2026-03-28T22:00:00Z', 'Europe/Berlin', '2026-03-29T05:00:00.000Z'],
    ['2026-10-24T21:00:00Z', 'Europe/Berlin', '2026-10-25T06:00:00.000Z'],
    ['2026-03-08T04:00:00Z', 'America/New_York', '2026-03-08T11:00:00.000Z'],
    ['2026-11-01T04:00:00Z', 'America/New_York', '2026-11-01T12:00:00.000Z'],
  ])('at %s in %s end at %s', (at, zone, end) => {
    expect(findQuietEnd(night, zone, new Date(at)).toISOString()).toBe(end);
  });

  it('may lie within one day, and end in an hour that the clock leaves out', () => {
    expect(findQuietEnd({ from: '12:00', until: '13:00' }, 'UTC', new Date('2026-01-01T12:30:00Z'))).toEqual(
      new Date('2026-01-01T13:00:00Z'),
    );
    const end = findQuietEnd({ from: '22:00', until: '02:30' }, 'Europe/Berlin', new Date('2026-03-29T00:00:00Z'));
    expect(end).toEqual(new Date('2026-03-29T01:00:00Z'));
  });

  it('hold back nothing of what cannot wait', () => {
    const at = new Date('2026-11-22T15:00:00Z');
    const policy = { quiet: night, zone: 'Asia/Tokyo' };
    expect(holdUntil('blocked', policy, at)).toEqual(at);
    expect(holdUntil('recovery-on-ready', policy, at)).toEqual(at);
    expect(holdUntil('urgent', policy, at)).toEqual(new Date('2026-11-22T22:00:00Z'));
    expect(holdUntil('urgent', { ...policy, quiet: null }, at)).toEqual(at);
  });

  it('never end early, never last longer than they are, in any zone and at any time', () => {
    const zones = fc.constantFrom('Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
    const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(zones, instant, (zone, at) => {
        const end = findQuietEnd(night, zone, at);
        const { hour } = readWallClock(end, zone);
        expect(hour >= 7 && hour < 22).toBe(true);
        expect(end >= at && end.getTime() - at.getTime() <= 10 * 60 * minuteMs).toBe(true);
        for (let back = end.getTime() - minuteMs; back > at.getTime(); back -= 17 * minuteMs) {
          const { hour: before } = readWallClock(new Date(back), zone);
          expect(before >= 22 || before < 7).toBe(true);
        }
      }),
    );
  });
});
