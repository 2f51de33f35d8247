import { expect, it } from 'vitest';

import { roundLimits } from '@/lib/hosting/common-hazards';

import { judgeGate } from './gate';
import { countRounds } from './round-limits';

const now = new Date('2026-11-22T17:00:00Z');
const hoursAgo = (...hours: number[]) => hours.map((hour) => new Date(now.getTime() - hour * 3_600_000));

it.each([
  [[], 'free', 0, 0],
  [[1], 'free', 1, 1],
  [[1, 23], 'warn', 2, 2],
  [[1, 30, 60], 'free', 1, 3],
  [[1, 30, 60, 100], 'stop', 1, 4],
  [[168, 169, 170, 171], 'free', 0, 0],
] as const)('presses %j hours ago: %s', (hours, verdict, inOneDay, inSevenDays) => {
  expect(countRounds(hoursAgo(...hours), roundLimits, now)).toEqual({ verdict, inOneDay, inSevenDays });
});

it('OFF is not recommended while the diagnosis says blocked, nor after too many rounds', () => {
  const free = countRounds([], roundLimits, now);
  const facts = {
    verdict: 'outdated',
    rounds: free,
    hasHsts: false,
    expiresAt: new Date('2026-12-01T18:00:00Z'),
  } as const;
  expect(judgeGate(facts, now)).toMatchObject({ isRecommended: true, daysLeft: 9 });
  expect(judgeGate({ ...facts, verdict: 'likely-blocked' }, now).isRecommended).toBe(true);
  for (const verdict of ['blocked', 'still-blocked', 'looking', 'never-looked'] as const) {
    expect(judgeGate({ ...facts, verdict }, now).isRecommended).toBe(false);
  }
  const stop = countRounds(hoursAgo(1, 2, 3, 4), roundLimits, now);
  expect(judgeGate({ ...facts, rounds: stop }, now).isRecommended).toBe(false);
});
