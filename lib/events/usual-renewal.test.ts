import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findUsualRenewal, lateSince } from './usual-renewal';
import type { PastCertificate } from './usual-renewal';

const dayMs = 24 * 60 * 60 * 1000;
const start = Date.UTC(2026, 0, 1);

/** Certificates of `life` days, each issued when the one before had `left` days left. */
function listCertificates(lefts: readonly number[], life = 90, keyType = 'EC P-256'): PastCertificate[] {
  let at = start;
  return [life, ...lefts].map((left, index) => {
    at += index === 0 ? 0 : (life - left) * dayMs;
    return toCertificate(`${keyType} ${index}`, at, life, keyType);
  });
}

function toCertificate(fingerprint256: string, at: number, life: number, keyType = 'EC P-256'): PastCertificate {
  return { fingerprint256, keyType, notBefore: new Date(at), notAfter: new Date(at + life * dayMs) };
}

const current = toCertificate('current', start + 1000 * dayMs, 90);
const daysBeforeEnd = (days: number) => new Date(current.notAfter.getTime() - days * dayMs);

describe('when a certificate is normally renewed', () => {
  it('is the middle of what was seen of the endpoint itself, whatever one rescue did', () => {
    const past = listCertificates([21, 22, 3, 21, 21]);
    const usual = findUsualRenewal({ past, current, hosting: 'xserver' });
    expect(usual).toEqual({ basis: 'own', daysLeft: 21, dueAt: daysBeforeEnd(21), learnedFrom: 5 });
  });

  it('is the host’s habit while fewer than two renewals were seen', () => {
    const past = listCertificates([10]);
    expect(findUsualRenewal({ past, current, hosting: 'xserver' })).toMatchObject({ basis: 'host', daysLeft: 30 });
    expect(findUsualRenewal({ past, current, hosting: 'autossl' })).toMatchObject({ basis: 'host', daysLeft: 3 });
  });

  it('is a third of its life when nothing is known, or the host’s habit is longer than the life', () => {
    expect(findUsualRenewal({ past: [], current, hosting: null })).toMatchObject({ basis: 'share', daysLeft: 30 });
    expect(findUsualRenewal({ past: [], current, hosting: 'conoha-wing' })).toMatchObject({ basis: 'share' });
    const short = toCertificate('short', start, 6);
    expect(findUsualRenewal({ past: [], current: short, hosting: 'xserver' })).toMatchObject({ daysLeft: 2 });
  });

  it('learns nothing from a re-issue in the first third of the life, nor from one after the end', () => {
    expect(findUsualRenewal({ past: listCertificates([85, -2, 84]), current, hosting: null }).basis).toBe('share');
  });

  it('counts certificates that are served beside each other by their own kind', () => {
    const past = [...listCertificates([20, 20], 90, 'EC P-256'), ...listCertificates([12, 12], 90, 'RSA 2048')];
    expect(findUsualRenewal({ past, current, hosting: null })).toMatchObject({ daysLeft: 16, learnedFrom: 4 });
  });

  it('is measured by the life of the current one when the lives become shorter', () => {
    const shorter = toCertificate('45', start + 1000 * dayMs, 45);
    const past = listCertificates([30, 30, 30]);
    expect(findUsualRenewal({ past, current: shorter, hosting: null })).toMatchObject({ basis: 'own', daysLeft: 15 });
  });

  it('lies within the life, between the least and the most that was seen, in whatever order it was seen', () => {
    const lefts = fc.array(fc.integer({ min: 1, max: 59 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(lefts, fc.boolean(), (seen, isReversed) => {
        const past = listCertificates(seen);
        const usual = findUsualRenewal({ past: isReversed ? past.reverse() : past, current, hosting: null });
        expect(usual.learnedFrom).toBe(seen.length);
        expect(usual.daysLeft).toBeGreaterThanOrEqual(Math.min(...seen));
        expect(usual.daysLeft).toBeLessThanOrEqual(Math.max(...seen));
        expect(usual.dueAt > current.notBefore && usual.dueAt < current.notAfter).toBe(true);
      }),
    );
  });
});

it('says since when it is late, from the instant after it was due', () => {
  const { dueAt } = findUsualRenewal({ past: [], current, hosting: null });
  expect(lateSince({ dueAt }, dueAt)).toBeNull();
  expect(lateSince({ dueAt }, new Date(dueAt.getTime() + 1))).toEqual(dueAt);
});
