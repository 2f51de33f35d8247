import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { statuses } from '@/lib/tls/status';

import { intervalFor, nextDue } from './next-due';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

describe('intervalFor', () => {
  it('looks sooner at what needs attention', () => {
    const intervals = Object.fromEntries(
      statuses.map((status) => [status, intervalFor(status, 6 * hourMs) / minuteMs]),
    );
    expect(intervals).toEqual({
      paused: 360,
      healthy: 360,
      watching: 360,
      unknown: 15,
      action: 60,
      urgent: 15,
      unreachable: 15,
      down: 15,
    });
  });

  it('never makes the regular interval longer', () => {
    expect(statuses.map((status) => intervalFor(status, 5 * minuteMs))).toEqual(statuses.map(() => 5 * minuteMs));
  });
});

describe('nextDue', () => {
  const intervals = fc.integer({ min: minuteMs, max: 7 * 24 * hourMs });
  const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

  it('waits between a tenth and eleven tenths of the interval', () => {
    fc.assert(
      fc.property(fc.uuid(), intervals, instants, (id, intervalMs, now) => {
        const waitMs = nextDue(id, intervalMs, now).getTime() - now.getTime();
        expect(waitMs).toBeGreaterThanOrEqual(intervalMs / 10 - 1);
        expect(waitMs).toBeLessThanOrEqual(intervalMs * 1.1 + 1);
      }),
    );
  });

  it('keeps an endpoint at its place in the interval, whenever it was looked at', () => {
    fc.assert(
      fc.property(fc.uuid(), intervals, instants, instants, (id, intervalMs, now, later) => {
        const apartMs = nextDue(id, intervalMs, now).getTime() - nextDue(id, intervalMs, later).getTime();
        expect(Math.abs(apartMs % intervalMs)).toBe(0);
      }),
    );
  });

  it('spreads endpoints that were all looked at together over the whole interval', () => {
    const now = new Date('2026-11-21T12:00:00Z');
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let index = 0; index < 2000; index += 1) {
      const waitMs = nextDue(`endpoint-${index}`, 6 * hourMs, now).getTime() - now.getTime();
      const tenth = Math.floor((waitMs / (6 * hourMs) - 0.1) * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    expect(tenths).toHaveLength(10);
    expect(Math.min(...tenths)).toBeGreaterThan(140);
    expect(Math.max(...tenths)).toBeLessThan(260);
  });
});
