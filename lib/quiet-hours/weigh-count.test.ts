import { expect, it } from 'vitest';

import { emptyTally } from './log-reader';
import type { VisitRecord } from './visit-record';
import { weighCount } from './weigh-count';

const zone = 'Asia/Tokyo';

/** @param days so many of nine visits an hour; @param hours and so many hours more */
function countOf(days: number, hours = 0): VisitRecord {
  const pages = Array.from({ length: days * 24 + hours }, () => 9);
  const none = pages.map(() => 0);
  const counts = { pages, robots: none, parts: none, robotParts: none };
  const dated = { startMs: Date.parse('2026-10-01T15:00:00Z'), slotMinutes: 60 as const, counts };
  return { sources: [{ name: 'access.log', kind: 'log' }], dated, week: null, tally: emptyTally() };
}

it('chooses nothing from a log that lacks hours of the day', () => {
  expect(weighCount(countOf(0, 5), null, zone)).toBe('too-little');
  expect(weighCount(countOf(0, 5), countOf(0, 7), zone)).toBe('too-little');
  expect(weighCount(countOf(3), null, zone)).toBe('chosen');
});

it('keeps what was counted before when that tells more', () => {
  expect(weighCount(countOf(0, 5), countOf(3), zone)).toBe('kept-earlier');
  expect(weighCount(countOf(3), countOf(28), zone)).toBe('kept-earlier');
  expect(weighCount(countOf(28), countOf(28), zone)).toBe('chosen');
  expect(weighCount(countOf(28), countOf(0, 5), zone)).toBe('chosen');
  const byHand = { ...countOf(0), dated: null, week: { visits: Array.from({ length: 168 }, () => 9), weeks: null } };
  expect(weighCount(countOf(3), byHand, zone)).toBe('chosen');
  expect(weighCount(countOf(0, 5), byHand, zone)).toBe('kept-earlier');
});
