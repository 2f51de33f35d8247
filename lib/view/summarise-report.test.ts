import { describe, expect, it } from 'vitest';

import type { Status } from '@/lib/tls/status';

import type { Report } from './gather-report';
import { summariseReport } from './summarise-report';

const now = new Date('2026-11-22T10:00:00Z');

function build(statuses: readonly Status[], change: Partial<Report> = {}): Report {
  const sites = statuses.map((status, index) => ({
    ...{ siteId: `${index}`, displayHost: `${index}.example.jp`, port: 443, status, expiresAt: null, looks: 10 },
  }));
  return {
    ...{ isRunning: true, asOf: now, sites, siteCount: sites.length, looks: 10, failures: 0, renewals: [] },
    ...{ recoveries: [], awayMs: 0, events: [], eventCount: 0, expiries: [], plans: [] },
    ...change,
  };
}

const keys = (report: Report): string[] => summariseReport(report).map(({ key }) => key);

describe('the sentences about a month', () => {
  it('call it calm when nothing happened and every site is well', () => {
    expect(keys(build(['healthy', 'watching', 'paused']))).toEqual(['looks', 'calm']);
  });

  it.each([
    ['a site that is down', build(['healthy', 'down']), 'unwellNow'],
    ['one that could not be reached', build(['unreachable']), 'unwellNow'],
    ['one that nobody could look at', build(['healthy', 'unknown']), 'unknownNow'],
    ['one that was not well at the end', build(['urgent'], { isRunning: false }), 'unwellEnd'],
    ['one of which the end is not known', build(['unknown'], { isRunning: false }), 'unknownEnd'],
  ])('never call it calm with %s', (_what, report, key) => {
    expect(keys(report)).toEqual(['looks', key]);
  });

  it('never call it calm when a look found something broken', () => {
    expect(keys(build(['healthy'], { failures: 1 }))).toEqual(['looks']);
  });

  it('say how long sites were away only when they were', () => {
    const recovery = { ...{ siteId: '0', displayHost: '0.example.jp', port: 443, startedAt: now, endedAt: now } };
    const recoveries = [{ ...recovery, outcome: 'proved' as const, awayMs: null }];
    expect(keys(build(['healthy'], { recoveries }))).toEqual(['looks', 'recoveries']);
    expect(keys(build(['healthy'], { recoveries, awayMs: 60_000 }))).toEqual(['looks', 'recoveriesAway']);
  });

  it('say how many are left out, of which nothing is known here, and that there was none', () => {
    expect(summariseReport(build(['healthy'], { siteCount: 3 }))).toEqual([
      { key: 'looks', count: 1 },
      { key: 'leftOut', count: 2 },
    ]);
    expect(keys(build([]))).toEqual(['none']);
  });
});
