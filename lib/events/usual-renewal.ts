import { findHosting } from '@/lib/hosting/find-hosting';
import type { HostingId } from '@/lib/hosting/hosting';
import type { Validity } from '@/lib/tls/lifetime';

/**
 * When a certificate is normally renewed, and since when it is late. `own` by this site's own past renewals · `host` by its
 * host's habit · `share` by the share of its life that issuers recommend.
 */
export interface UsualRenewal {
  basis: 'own' | 'host' | 'share';
  /** Whole days before the end. */
  daysLeft: number;
  /** When this certificate should have been renewed by that habit. */
  dueAt: Date;
  /** How many past renewals it was learned from; 0 unless `own`. */
  learnedFrom: number;
}

/** A certificate of the endpoint's own, as far as a habit is learned from it. */
export type PastCertificate = Validity & { fingerprint256: string; keyType: string };

export interface UsualRenewalQuery {
  /** Every certificate of its own that the endpoint has shown, in any order; the current one may be among them. */
  past: readonly PastCertificate[];
  current: Validity;
  /** null = not known. */
  hosting: HostingId | null;
}

const dayMs = 24 * 60 * 60 * 1000;
/** Fewer show no habit. */
const fewestRenewals = 2;
/** A renewal with more than this share of life left was no automatic one. */
const mostLeftShare = 2 / 3;
/** What issuers recommend: at two thirds of the life (docs/decisions/0003). */
const recommendedShare = 1 / 3;
/** cPanel's AutoSSL may wait until the end: mixhost has said three days. */
const lateHostDays: Partial<Record<HostingId, number>> = { autossl: 3 };

/** When this certificate is normally renewed: by what was seen here, else by what its host says, else by its life. */
export function findUsualRenewal({ past, current, hosting }: UsualRenewalQuery): UsualRenewal {
  const learned = listRenewals(past, current);
  if (learned.length >= fewestRenewals) return toUsual('own', median(learned), current, learned.length);
  const days = hosting && findHostDays(hosting);
  if (days !== null && days * dayMs < lifeOf(current)) return toUsual('host', days * dayMs, current, 0);
  return toUsual('share', lifeOf(current) * recommendedShare, current, 0);
}

/** Since when a renewal is late by that habit; null = it is not. */
export function lateSince({ dueAt }: Pick<UsualRenewal, 'dueAt'>, now: Date): Date | null {
  return now > dueAt ? dueAt : null;
}

/**
 * How long the old certificate would still have lasted when each new one was issued, in the measure of the current one's
 * life: a host that renews 90-day certificates with 30 days left will renew 45-day ones with 15. Certificates of other
 * key types are served beside each other and follow only their own kind.
 */
export function listRenewals(past: readonly PastCertificate[], current: Validity): number[] {
  const distinct = [...new Map(past.map((one) => [one.fingerprint256, one])).values()];
  const ordered = distinct.sort((a, b) => a.notBefore.getTime() - b.notBefore.getTime());
  return ordered.flatMap((next, index) => {
    const before = ordered.slice(0, index).findLast(({ keyType }) => keyType === next.keyType);
    if (!before || lifeOf(before) <= 0) return [];
    const share = (before.notAfter.getTime() - next.notBefore.getTime()) / lifeOf(before);
    return share < 0 || share > mostLeftShare ? [] : [share * lifeOf(current)];
  });
}

function findHostDays(hosting: HostingId): number | null {
  const tries = findHosting(hosting)?.renewalHabit.triesDaysBefore ?? [];
  return tries.length > 0 ? Math.max(...tries) : (lateHostDays[hosting] ?? null);
}

function toUsual(
  basis: UsualRenewal['basis'],
  leftMs: number,
  { notAfter }: Validity,
  learnedFrom: number,
): UsualRenewal {
  const dueAt = new Date(notAfter.getTime() - Math.round(leftMs));
  return { basis, daysLeft: Math.floor(Math.round(leftMs) / dayMs), dueAt, learnedFrom };
}

function lifeOf({ notBefore, notAfter }: Validity): number {
  return Math.max(0, notAfter.getTime() - notBefore.getTime());
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
}
