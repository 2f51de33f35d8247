import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Issued } from './issued';
import { judgeLimits } from './judge-limits';
import { countLeft, failedProofs, sameDomain, sameNames } from './token-bucket';

const now = new Date('2026-11-22T00:00:00Z');
const hourMs = 60 * 60 * 1000;
const ago = (hours: number): Date => new Date(now.getTime() - hours * hourMs);
const ahead = (ms: number): Date => new Date(now.getTime() + ms);

describe('countLeft', () => {
  it.each([
    ['nothing used', [], sameNames, 5, null],
    ['four at once', [1, 1, 1, 1], sameNames, 1, null],
    ['five at once: the first comes back after 33.6 hours', [0, 0, 0, 0, 0], sameNames, 0, ahead(33.6 * hourMs)],
    ['five, the last just now', [130, 100, 70, 40, 0], sameNames, 3, null],
    ['five within two days', [48, 40, 30, 20, 10], sameNames, 1, null],
    ['five within a day', [20, 16, 12, 8, 4], sameNames, 0, ahead(13.6 * hourMs)],
    ['five a week ago', [168, 168, 168, 168, 168], sameNames, 5, null],
    ['what lies ahead does not count yet', [-1, -1, -1, -1, -1], sameNames, 5, null],
    ['fifty of a domain', Array.from({ length: 50 }, () => 0), sameDomain, 0, ahead(3.36 * hourMs)],
    ['five failures', [0, 0, 0, 0, 0], failedProofs, 0, ahead(0.2 * hourMs)],
  ])('%s', (_what, hours, limit, left, nextAt) => {
    expect(countLeft(hours.map(ago), limit, now)).toEqual({ left, nextAt });
  });

  it('lets the next one through at the very instant that it names', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 170 }), { minLength: 5, maxLength: 12 }), (hours) => {
        const { nextAt } = countLeft(hours.map(ago), sameNames, now);
        if (nextAt === null) return;
        expect(nextAt.getTime()).toBeGreaterThan(now.getTime());
        expect(countLeft(hours.map(ago), sameNames, nextAt).left).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

describe('judgeLimits', () => {
  const names = ['example.jp', 'www.example.jp'];
  const many = (count: number, hours: number, of = names): Issued[] =>
    Array.from({ length: count }, (_, index) => ({ serial: `${of.join()}${index}`, issuedAt: ago(hours), names: of }));
  const presses = (count: number, hours: number): Date[] => Array.from({ length: count }, () => ago(hours));

  it.each<[string, { issued?: Issued[]; presses?: Date[]; wanted?: string[][] }, string[]]>([
    ['nothing is known', {}, []],
    ['three in a day', { issued: many(3, 5) }, []],
    ['four in a day', { issued: many(4, 5) }, ['limit-near example.jp www.example.jp']],
    ['five in a day', { issued: many(5, 5) }, ['limit-reached example.jp www.example.jp 2026-11-23T04:36:00.000Z']],
    ['five, but for different names', { issued: [...many(3, 5), ...many(2, 5, ['example.jp'])] }, []],
    ['five six days ago', { issued: many(5, 144) }, []],
    [
      'a wildcard',
      { issued: many(5, 5, ['*.example.jp']), wanted: [['*.example.jp']] },
      ['limit-reached example.jp 2026-11-23T04:36:00.000Z'],
    ],
    [
      'five for the name alone, and the certificate has www as well',
      { issued: many(5, 5, ['example.jp']) },
      ['limit-of-other-names example.jp 2026-11-23T04:36:00.000Z'],
    ],
    ['four for the name alone', { issued: many(4, 5, ['example.jp']) }, []],
    ['five for another name of the domain', { issued: many(5, 5, ['shop.example.jp']) }, []],
    [
      'five for one of two certificates',
      { issued: many(5, 5, ['example.jp']), wanted: [['www.example.jp'], ['example.jp']] },
      ['limit-reached example.jp 2026-11-23T04:36:00.000Z'],
    ],
    [
      'fifty of the domain',
      { issued: Array.from({ length: 50 }, (_, index) => many(1, 0, [`a${index}.example.jp`])).flat() },
      ['limit-of-domain example.jp 2026-11-22T03:21:36.000Z'],
    ],
    [
      'fifty of another domain',
      { issued: Array.from({ length: 50 }, (_, index) => many(1, 0, [`a${index}.other.jp`])).flat() },
      [],
    ],
    [
      'five presses that brought nothing',
      { presses: presses(5, 0) },
      ['limit-of-failures example.jp 2026-11-22T00:12:00.000Z'],
    ],
    ['five presses, one of which brought a certificate', { presses: presses(5, 0), issued: many(1, 0) }, []],
    ['five presses two hours ago', { presses: presses(5, 2) }, []],
  ])('%s', (_what, facts, expected) => {
    const found = judgeLimits({ host: 'example.jp', wanted: [names], issued: [], presses: [], ...facts }, now);
    expect(found.map(({ name, hosts, values }) => [name, ...hosts, ...Object.values(values)].join(' '))).toEqual(
      expected,
    );
  });
});
