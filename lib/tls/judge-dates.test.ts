import { describe, expect, it } from 'vitest';
import { judgeDates } from './judge-dates';
import { defaultUrgencyPolicy } from './lifetime';
import type { Finding } from './problem';

const validity = { notBefore: new Date('2026-09-13T16:00:00Z'), notAfter: new Date('2026-12-12T16:00:00Z') };

function judgeAt(now: string): Finding[] {
  return judgeDates(validity, defaultUrgencyPolicy, new Date(now));
}

function problemsAt(now: string): string[] {
  return judgeAt(now).map(({ problem, severity }) => `${problem} ${severity}`);
}

describe('judging the dates of a certificate', () => {
  it('finds nothing between the first instant and the day renewal is due', () => {
    expect(problemsAt('2026-09-13T16:00:00.000Z')).toEqual([]);
    expect(problemsAt('2026-11-12T15:59:59.999Z')).toEqual([]);
  });

  it('finds it not yet valid before the first instant', () => {
    expect(problemsAt('2026-09-13T15:59:59.999Z')).toEqual(['not-yet-valid blocking']);
  });

  it('warns of the end while the renewal may still come by itself', () => {
    expect(problemsAt('2026-11-12T16:00:00.000Z')).toEqual(['expiring warning']);
    expect(problemsAt('2026-11-22T15:59:59.999Z')).toEqual(['expiring warning']);
  });

  it('finds the renewal overdue from 20 days before the end to the last instant', () => {
    expect(problemsAt('2026-11-22T16:00:00.000Z')).toEqual(['renewal-overdue harming']);
    expect(problemsAt('2026-12-12T16:00:00.000Z')).toEqual(['renewal-overdue harming']);
  });

  it('finds it expired one moment after the last instant', () => {
    expect(problemsAt('2026-12-12T16:00:00.001Z')).toEqual(['expired blocking']);
  });

  it('gives both dates as the machine’s words', () => {
    expect(judgeAt('2027-01-01T00:00:00Z').map(({ detail }) => detail)).toEqual([
      'notBefore=2026-09-13T16:00:00.000Z notAfter=2026-12-12T16:00:00.000Z',
    ]);
  });

  it('says so when a date cannot be read, instead of throwing', () => {
    const unreadable = { notBefore: validity.notBefore, notAfter: new Date(Number.NaN) };
    expect(judgeDates(unreadable, defaultUrgencyPolicy, validity.notBefore)).toEqual([
      {
        problem: 'expired',
        severity: 'blocking',
        detail: 'notBefore=2026-09-13T16:00:00.000Z notAfter=unreadable',
        addresses: [],
      },
    ]);
  });
});
