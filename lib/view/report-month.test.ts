import { describe, expect, it } from 'vitest';

import { listMonths, monthOf, readMonth, stepMonth, wordDay, wordMonth, writeMonth } from './report-month';

const now = new Date('2026-11-22T10:00:00Z');
const tokyo = 'Asia/Tokyo';

describe('a month', () => {
  it('begins and ends at midnight on the clock of the zone', () => {
    const month = readMonth('2026-10', now, tokyo);
    expect(month?.from.toISOString()).toBe('2026-09-30T15:00:00.000Z');
    expect(month?.to.toISOString()).toBe('2026-10-31T15:00:00.000Z');
    expect(readMonth('2026-10', now, 'UTC')?.to.toISOString()).toBe('2026-11-01T00:00:00.000Z');
  });

  it('is an hour longer where the clock goes back in it', () => {
    const month = readMonth('2026-10', now, 'Europe/Berlin');
    expect(month && month.to.getTime() - month.from.getTime()).toBe((31 * 24 + 1) * 3_600_000);
  });

  it('is that of the calendar in the zone, not of UTC', () => {
    const evening = new Date('2026-10-31T16:00:00Z');
    expect(writeMonth(monthOf(evening, tokyo))).toBe('2026-11');
    expect(writeMonth(monthOf(evening, 'UTC'))).toBe('2026-10');
  });

  it.each(['2026-13', '2026-00', '2026-1', 'x', '', '2026-10-01', '1999-10', "2026-10' OR 1"])('is not %j', (text) => {
    expect(readMonth(text, now, tokyo)).toBeNull();
  });

  it('that has not begun is none', () => {
    expect(readMonth('2026-12', now, tokyo)).toBeNull();
    expect(readMonth('2026-11', now, tokyo)).not.toBeNull();
  });

  it('has neighbours over the turn of the year', () => {
    const january = readMonth('2026-01', now, tokyo);
    const december = january && stepMonth(january, -1, tokyo);
    expect(december && writeMonth(december)).toBe('2025-12');
    expect(december && writeMonth(stepMonth(december, 1, tokyo))).toBe('2026-01');
    expect(december?.to).toEqual(january?.from);
  });

  it('is worded as people say it', () => {
    const month = monthOf(new Date('2026-10-10T00:00:00Z'), tokyo);
    expect(wordMonth(month, 'ja')).toBe('2026年10月');
    expect(wordMonth(month, 'en')).toBe('October 2026');
    expect(wordDay(new Date('2026-10-04T15:00:00Z'), tokyo, 'ja')).toBe('2026年10月5日');
    expect(wordDay(new Date('2026-10-04T15:00:00Z'), tokyo, 'en')).toBe('October 5, 2026');
  });

  it('is offered from now back to the first site, at most three years', () => {
    const offered = listMonths(new Date('2026-08-31T15:00:00Z'), now, tokyo).map(writeMonth);
    expect(offered).toEqual(['2026-11', '2026-10', '2026-09']);
    expect(listMonths(new Date('2026-08-31T14:59:59Z'), now, tokyo).map(writeMonth)).toContain('2026-08');
    expect(listMonths(new Date(0), now, tokyo)).toHaveLength(36);
    expect(listMonths(now, now, tokyo).map(writeMonth)).toEqual(['2026-11']);
  });
});
