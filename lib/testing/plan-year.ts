import type { PresentedCertificate } from '@/lib/tls/observation';

import { buildCertificate } from './build-observation';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
export const yearStart = new Date('2026-01-01T00:00:00Z');
export const yearEnd = new Date(yearStart.getTime() + 365 * dayMs);

/** A site of a made-up year: which certificates it shows from when on, and when it is broken. */
export interface YearSite {
  host: string;
  tags: readonly string[];
  address: string;
  certificates: readonly YearCertificate[];
  breakdowns: readonly Breakdown[];
}

export interface YearCertificate {
  certificate: PresentedCertificate;
  seenAt: Date;
  /** It has another issuer than the one before. */
  isOtherIssuer: boolean;
  /** It came long before it was due. */
  isEarly: boolean;
}

export interface Breakdown {
  kind: 'unreachable' | 'problem';
  from: Date;
  until: Date;
}

export const sharedAddress = '192.0.2.50';
export const sharedOutage = { from: at(200, 2), until: at(200, 5) };

function at(day: number, hour: number): Date {
  return new Date(yearStart.getTime() + day * dayMs + hour * hourMs);
}

/** The same year each time. */
export function planYear(count: number): YearSite[] {
  const chance = createChance(20260101);
  return Array.from({ length: count }, (_, index) => planSite(index, chance));
}

function planSite(index: number, chance: () => number): YearSite {
  const host = `site-${index}.example`;
  const isShared = index % 20 === 12;
  const tags = index % 4 === 1 ? ['berlin'] : index % 4 === 3 ? ['newyork'] : [];
  const certificates = planCertificates(index, host, isShared, chance);
  const breakdowns = isShared
    ? [{ kind: 'unreachable' as const, ...sharedOutage }]
    : index % 4 === 0 || index % 9 === 0
      ? planBreakdowns(certificates, chance)
      : [];
  const address = isShared ? sharedAddress : `198.51.100.${index}`;
  return { host, tags, address, certificates, breakdowns };
}

/** Everything begins on one day of five, so that a year has few enough instants to be walked through. */
const gridDays = 5;

/** Most renewals come with a third of the life left; some late, and a few too late. */
function planCertificates(index: number, host: string, isOnTime: boolean, chance: () => number): YearCertificate[] {
  const life = index % 10 === 7 ? 45 : 90;
  const late = life === 90 ? [15, 10, 5, 1, -2] : [8, 4, 2, -1];
  const certificates: YearCertificate[] = [];
  const hour = index % 4 === 3 ? 4 : 15;
  let beginsAt = at(-gridDays * (1 + (index % 5)), hour);
  let isSwitched = false;
  while (beginsAt < yearEnd) {
    const place = certificates.length;
    const isOtherIssuer = index % 20 === 3 && place === 2;
    isSwitched ||= isOtherIssuer;
    const isEarly = index % 20 === 5 && place === 2;
    const certificate = issue(host, beginsAt, life, isSwitched);
    const seenAt = place === 0 ? yearStart : new Date(beginsAt.getTime() + 3 * hourMs);
    certificates.push({ certificate, seenAt, isOtherIssuer, isEarly });
    const isLate = !isOnTime && chance() < 0.1;
    const usual = life / 3;
    const left = isLate ? (late[Math.floor(chance() * late.length)] ?? 1) : usual;
    const isNextEarly = index % 20 === 5 && place === 1;
    const endDay = Math.floor((certificate.notAfter.getTime() - yearStart.getTime()) / dayMs);
    beginsAt = at(Math.ceil((endDay - (isNextEarly ? 70 : left)) / gridDays) * gridDays, hour);
  }
  return certificates;
}

function issue(host: string, notBefore: Date, life: number, isSwitched: boolean): PresentedCertificate {
  const notAfter = new Date(notBefore.getTime() + life * dayMs);
  const certificate = buildCertificate({ names: [host, `www.${host}`], notBefore, notAfter });
  return isSwitched ? { ...certificate, issuer: 'C=GB, O=Another Authority, CN=A1' } : certificate;
}

/** In times in which the certificate has long to live: what happens together is tested elsewhere. */
function planBreakdowns(certificates: readonly YearCertificate[], chance: () => number): Breakdown[] {
  const lengths = [3 * minuteMs, 30 * minuteMs, 5 * hourMs, 30 * hourMs];
  return certificates.slice(1, 3).flatMap(({ certificate }, index): Breakdown[] => {
    const beginDay = Math.floor((certificate.notBefore.getTime() - yearStart.getTime()) / dayMs);
    const from = at(beginDay + gridDays * (1 + Math.floor(chance() * 3)), chance() < 0.5 ? 12 : 20);
    const until = new Date(from.getTime() + (lengths[Math.floor(chance() * lengths.length)] ?? hourMs));
    const isDisturbed = certificates.some(({ seenAt }) => Math.abs(seenAt.getTime() - from.getTime()) < 4 * dayMs);
    if (from <= yearStart || isDisturbed || until > yearEnd) return [];
    const kind = chance() < 0.5 ? 'unreachable' : 'problem';
    const again = { kind, from: shift(until, 2 * hourMs), until: shift(until, 3 * hourMs) } as const;
    const doesFlap = index === 0 && kind === 'unreachable' && until.getTime() - from.getTime() < hourMs;
    return doesFlap ? [{ kind, from, until }, again] : [{ kind, from, until }];
  });
}

function shift(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}

/** Between 0 (included) and 1, by the mulberry32 generator. */
function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
