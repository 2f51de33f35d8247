import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locales } from './locale';
import { wordCountdown, wordDate, wordDuration, wordEvery, wordInstant } from './time';

const tokyo = 'Asia/Tokyo';
const newYork = 'America/New_York';
const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const notAfter = new Date('2026-12-11T16:00:00Z');

function withLeft(leftMs: number): { ja: string; en: string } {
  const now = new Date(notAfter.getTime() - leftMs);
  const [ja, en] = locales.map((locale) => wordCountdown({ notAfter }, now, tokyo, locale).left);
  return { ja: ja ?? '', en: en ?? '' };
}

describe('how often', () => {
  it.each([
    [15 * minuteMs, '15分ごと', 'every 15 minutes'],
    [hourMs, '1時間ごと', 'every hour'],
    [90 * minuteMs, '1時間30分ごと', 'every 1 hour 30 minutes'],
    [6 * hourMs, '6時間ごと', 'every 6 hours'],
    [7 * dayMs, '7日ごと', 'every 7 days'],
  ])('is told in whole units: %d', (intervalMs, ja, en) => {
    expect([wordEvery(intervalMs, 'ja'), wordEvery(intervalMs, 'en')]).toEqual([ja, en]);
  });
});

describe('the countdown', () => {
  it('reads as one line with the deadline in the owner’s zone', () => {
    const now = new Date('2026-11-21T12:05:00Z');
    expect(wordCountdown({ notAfter }, now, tokyo, 'ja')).toEqual({
      left: 'あと20日',
      deadline: '12月12日(土) 1:00 まで',
      text: 'あと20日(12月12日(土) 1:00 まで)',
    });
    expect(wordCountdown({ notAfter }, now, newYork, 'en').text).toBe('20 days left (until Fri, Dec 11, 11:00)');
    expect(wordCountdown({ notAfter }, now, 'UTC', 'ja').text).toBe('あと20日(12月11日(金) 16:00 まで)');
  });

  it.each([
    [21 * dayMs - 1, 'あと20日', '20 days left'],
    [20 * dayMs, 'あと20日', '20 days left'],
    [20 * dayMs - 1, 'あと19日', '19 days left'],
    [2 * dayMs - 1, 'あと1日', '1 day left'],
    [dayMs, 'あと1日', '1 day left'],
    [dayMs - 1, 'あと23時間59分', '23 hours 59 minutes left'],
    [5 * hourMs + 12 * minuteMs, 'あと5時間12分', '5 hours 12 minutes left'],
    [5 * hourMs, 'あと5時間', '5 hours left'],
    [hourMs + minuteMs, 'あと1時間1分', '1 hour 1 minute left'],
    [hourMs - 1, 'あと59分', '59 minutes left'],
    [minuteMs, 'あと1分', '1 minute left'],
    [minuteMs - 1, 'あと1分未満', 'Less than a minute left'],
    [0, 'あと1分未満', 'Less than a minute left'],
    [-1, 'たった今切れました', 'Expired just now'],
    [-minuteMs, '1分前に切れました', 'Expired 1 minute ago'],
    [-hourMs + 1, '59分前に切れました', 'Expired 59 minutes ago'],
    [-2 * hourMs, '2時間前に切れました', 'Expired 2 hours ago'],
    [-dayMs + 1, '23時間前に切れました', 'Expired 23 hours ago'],
    [-3 * dayMs, '3日前に切れました', 'Expired 3 days ago'],
    [3652 * dayMs, 'あと3652日', '3652 days left'],
  ])('with %i ms left says %s', (leftMs, ja, en) => {
    expect(withLeft(leftMs)).toEqual({ ja, en });
  });

  it('keeps the deadline when it has passed', () => {
    const now = new Date('2026-12-14T16:00:00Z');
    expect(wordCountdown({ notAfter }, now, tokyo, 'ja').text).toBe('3日前に切れました(12月12日(土) 1:00 まで)');
  });

  it('names the year when it is not the current one, as the zone sees it', () => {
    const newYear = new Date('2026-12-31T15:30:00Z');
    const now = new Date('2026-12-30T00:00:00Z');
    expect(wordCountdown({ notAfter: newYear }, now, tokyo, 'ja').deadline).toBe('2027年1月1日(金) 0:30 まで');
    expect(wordCountdown({ notAfter: newYear }, now, tokyo, 'en').deadline).toBe('until Fri, Jan 1, 2027, 0:30');
    expect(wordCountdown({ notAfter: newYear }, now, 'UTC', 'ja').deadline).toBe('12月31日(木) 15:30 まで');
  });

  it('says from when a certificate of the future is valid', () => {
    const dates = { notBefore: new Date('2026-11-22T16:00:00Z'), notAfter };
    const now = new Date('2026-11-22T15:59:59Z');
    expect(wordCountdown(dates, now, tokyo, 'ja').text).toBe('まだ有効ではありません(11月23日(月) 1:00 から)');
    expect(wordCountdown(dates, now, tokyo, 'en').text).toBe('Not valid yet (from Mon, Nov 23, 1:00)');
    expect(wordCountdown(dates, dates.notBefore, tokyo, 'ja').left).toBe('あと19日');
  });

  it('counts elapsed time on the days when New York sets its clocks', () => {
    const springForward = { notAfter: new Date('2026-03-08T16:00:00Z') };
    const theDayBefore = new Date('2026-03-07T17:00:00Z');
    expect(wordCountdown(springForward, theDayBefore, newYork, 'en').text).toBe(
      '23 hours left (until Sun, Mar 8, 12:00)',
    );
    const fallBack = { notAfter: new Date('2026-11-01T17:00:00Z') };
    expect(wordCountdown(fallBack, new Date('2026-10-31T16:00:00Z'), newYork, 'en').text).toBe(
      '1 day left (until Sun, Nov 1, 12:00)',
    );
  });

  it('never needs the zone for the time that is left', () => {
    const zone = fc.constantFrom('UTC', tokyo, newYork, 'Australia/Lord_Howe', 'Pacific/Apia', 'nowhere');
    const leftMs = fc.integer({ min: -400 * dayMs, max: 4000 * dayMs });
    fc.assert(
      fc.property(zone, leftMs, fc.constantFrom(...locales), (zoneName, ms, locale) => {
        const now = new Date(notAfter.getTime() - ms);
        expect(wordCountdown({ notAfter }, now, zoneName, locale).left).toBe(
          wordCountdown({ notAfter }, now, 'UTC', locale).left,
        );
      }),
    );
  });
});

describe('an instant', () => {
  const now = new Date('2026-11-21T12:30:00Z');

  it('is only the time when it is today where the owner lives', () => {
    expect(wordInstant(new Date('2026-11-21T12:05:00Z'), now, tokyo, 'ja')).toBe('21:05');
    expect(wordInstant(new Date('2026-11-20T15:00:00Z'), now, tokyo, 'en')).toBe('0:00');
  });

  it('has its date on another day', () => {
    expect(wordInstant(new Date('2026-11-20T00:12:00Z'), now, tokyo, 'ja')).toBe('11月20日 9:12');
    expect(wordInstant(new Date('2026-11-20T00:12:00Z'), now, tokyo, 'en')).toBe('Nov 20, 9:12');
    expect(wordInstant(new Date('2026-11-20T14:59:59Z'), now, tokyo, 'ja')).toBe('11月20日 23:59');
  });

  it('has its year when that is another', () => {
    expect(wordInstant(new Date('2025-11-21T12:05:00Z'), now, tokyo, 'ja')).toBe('2025年11月21日 21:05');
    expect(wordInstant(new Date('2025-11-21T12:05:00Z'), now, tokyo, 'en')).toBe('Nov 21, 2025, 21:05');
  });

  it('shows the clock as it was set on that day', () => {
    const summer = new Date('2026-07-01T16:00:00Z');
    expect(wordInstant(summer, now, newYork, 'en')).toBe('Jul 1, 12:00');
    expect(wordInstant(new Date('2026-12-01T17:00:00Z'), now, newYork, 'en')).toBe('Dec 1, 12:00');
  });

  it('falls back to Tokyo in a zone that nobody knows', () => {
    for (const zone of ['', 'Mars/Olympus', '../../etc/passwd', '\u0000']) {
      expect(wordInstant(new Date('2026-11-20T00:12:00Z'), now, zone, 'ja')).toBe('11月20日 9:12');
    }
  });
});

describe('a date', () => {
  it('is the day in the owner’s zone, with its year when that is another', () => {
    const now = new Date('2026-11-21T12:30:00Z');
    expect(wordDate(new Date('2026-09-10T15:00:00Z'), now, tokyo, 'ja')).toBe('9月11日');
    expect(wordDate(new Date('2026-09-10T15:00:00Z'), now, 'UTC', 'en')).toBe('Sep 10');
    expect(wordDate(new Date('2027-01-22T00:00:00Z'), now, tokyo, 'ja')).toBe('2027年1月22日');
    expect(wordDate(new Date('2027-01-22T00:00:00Z'), now, tokyo, 'en')).toBe('Jan 22, 2027');
  });
});

describe('a duration', () => {
  it.each([
    [0, '0秒', '0 seconds'],
    [-5 * minuteMs, '0秒', '0 seconds'],
    [minuteMs - 1, '59秒', '59 seconds'],
    [16 * minuteMs, '16分', '16 minutes'],
    [hourMs, '1時間', '1 hour'],
    [hourMs + 5 * minuteMs, '1時間5分', '1 hour 5 minutes'],
    [dayMs, '1日', '1 day'],
    [2 * dayMs + 3 * hourMs + 59 * minuteMs, '2日3時間', '2 days 3 hours'],
  ])('of %i ms is %s', (durationMs, ja, en) => {
    expect(wordDuration(durationMs, 'ja')).toBe(ja);
    expect(wordDuration(durationMs, 'en')).toBe(en);
  });
});

it('never puts a full-width digit, parenthesis or a space after a number into Japanese', () => {
  const leftMs = fc.integer({ min: -400 * dayMs, max: 4000 * dayMs });
  fc.assert(
    fc.property(leftMs, (ms) => {
      const { text } = wordCountdown({ notAfter }, new Date(notAfter.getTime() - ms), tokyo, 'ja');
      expect(text).not.toMatch(/[\uFF08\uFF09\uFF10-\uFF19]|\d (?:日|時間|分|秒)/u);
    }),
  );
});
