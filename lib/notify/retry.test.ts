import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { giveUpAfterMs, nextAttempt } from './retry';

const createdAt = new Date('2026-11-22T00:00:00Z');
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const at = (ms: number) => new Date(createdAt.getTime() + ms);
const half = 0.5;

describe('a message that did not arrive', () => {
  it('is tried again after a minute, then twice as long each time, up to an hour', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 50].map((attempts) => {
      const next = nextAttempt({ createdAt, attempts, retryAfterMs: null }, half, createdAt);
      return next && (next.getTime() - createdAt.getTime()) / minuteMs;
    });
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('comes a fifth earlier or later, so that not all come back at once', () => {
    const next = (random: number) => nextAttempt({ createdAt, attempts: 1, retryAfterMs: null }, random, createdAt);
    expect(next(0)).toEqual(at(0.8 * minuteMs));
    expect(next(1)).toEqual(at(1.2 * minuteMs));
  });

  it('is not tried before the service wants it, but after six hours at the latest', () => {
    const next = (ms: number) => nextAttempt({ createdAt, attempts: 1, retryAfterMs: ms }, half, createdAt);
    expect(next(10 * minuteMs)).toEqual(at(10 * minuteMs));
    expect(next(1)).toEqual(at(minuteMs));
    expect(next(100 * hourMs)).toEqual(at(6 * hourMs));
  });

  it('is tried once more when its day is over, and then given up', () => {
    const late = at(giveUpAfterMs - minuteMs);
    expect(nextAttempt({ createdAt, attempts: 20, retryAfterMs: null }, half, late)).toEqual(at(giveUpAfterMs));
    expect(nextAttempt({ createdAt, attempts: 21, retryAfterMs: null }, half, at(giveUpAfterMs))).toBeNull();
  });

  it('is tried between 25 and 45 times in its day, whatever the chance', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (chance) => {
        let attempts = 0;
        for (let now: Date | null = createdAt; now; attempts += 1) {
          const random = Number(chance.next().value);
          now = nextAttempt({ createdAt, attempts: attempts + 1, retryAfterMs: null }, random, now);
        }
        expect(attempts).toBeGreaterThan(25);
        expect(attempts).toBeLessThan(45);
      }),
    );
  });
});
