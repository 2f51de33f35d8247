/** The instants between which a certificate says that it may be used, both included (RFC 5280 §4.1.2.5). */
export interface Validity {
  notBefore: Date;
  notAfter: Date;
}

/** How much time before the end counts: a share of the whole life, but never more than `capMs`. */
export interface UrgencyWindow {
  /** Between 0 and 1. */
  share: number;
  capMs: number;
}

/** When a valid certificate needs attention. A host's profile or the site's owner may replace the numbers. */
export interface UrgencyPolicy {
  watching: UrgencyWindow;
  action: UrgencyWindow;
  urgent: UrgencyWindow;
}

/** The first instants of each urgency, and the last instant at which the certificate is valid (its `notAfter`). */
export interface UrgencyBoundaries {
  watchingAt: Date;
  actionAt: Date;
  urgentAt: Date;
  expiresAt: Date;
}

/** Where a certificate is in its life. */
export type LifePhase = 'not-yet-valid' | 'healthy' | 'watching' | 'action' | 'urgent' | 'expired';

const dayMs = 24 * 60 * 60 * 1000;

/** See docs/decisions/0003-status-by-share-of-life.md for the reasons. */
export const defaultUrgencyPolicy: UrgencyPolicy = {
  watching: { share: 1 / 3, capMs: 30 * dayMs },
  action: { share: 2 / 9, capMs: 20 * dayMs },
  urgent: { share: 7 / 90, capMs: 7 * dayMs },
};

/** When a certificate of this validity enters each urgency, to the millisecond. */
export function urgencyBoundaries(validity: Validity, policy: UrgencyPolicy): UrgencyBoundaries {
  return {
    watchingAt: windowStart(validity, policy.watching),
    actionAt: windowStart(validity, policy.action),
    urgentAt: windowStart(validity, policy.urgent),
    expiresAt: validity.notAfter,
  };
}

/**
 * Where a certificate is in its life at `now`.
 * Instants that cannot be read (Invalid Date) never count as valid, and an end before the beginning counts as expired.
 */
export function findLifePhase(validity: Validity, policy: UrgencyPolicy, now: Date): LifePhase {
  const isBeforeEnd = now <= validity.notAfter && validity.notBefore <= validity.notAfter;
  if (!isBeforeEnd) return 'expired';
  if (now < validity.notBefore) return 'not-yet-valid';

  const { watchingAt, actionAt, urgentAt } = urgencyBoundaries(validity, policy);
  if (now >= urgentAt) return 'urgent';
  if (now >= actionAt) return 'action';
  if (now >= watchingAt) return 'watching';
  return 'healthy';
}

/** The instants at which `findLifePhase` may change its answer, in no particular order. */
export function listPhaseChanges(validity: Validity, policy: UrgencyPolicy): Date[] {
  const { watchingAt, actionAt, urgentAt, expiresAt } = urgencyBoundaries(validity, policy);
  const expiredAt = new Date(expiresAt.getTime() + 1);
  return [validity.notBefore, watchingAt, actionAt, urgentAt, expiredAt];
}

function windowStart(validity: Validity, window: UrgencyWindow): Date {
  const end = validity.notAfter.getTime();
  const lifeMs = Math.max(0, end - validity.notBefore.getTime());
  // Rounded, because a third of 90 days in floating point may miss the whole millisecond by a hair.
  return new Date(end - Math.round(Math.min(lifeMs * window.share, window.capMs)));
}
