import { urgencyBoundaries } from '@/lib/tls/lifetime';
import type { Validity } from '@/lib/tls/lifetime';

import type { LadderStep } from './event-keys';
import type { JudgeRules } from './judged-site';
import { listRenewals } from './usual-renewal';
import type { PastCertificate, UsualRenewal } from './usual-renewal';

/** The first instants of each step of a certificate's ladder. */
export interface Ladder {
  dueAt: Date;
  overdueAt: Date;
  urgentAt: Date;
  expiredAt: Date;
}

const dayMs = 24 * 60 * 60 * 1000;
/** An automatic renewal comes with so much regularity, a rescue by hand does not. */
const mostSpreadMs = 3 * dayMs;
const fewestRegular = 3;
/** A renewal that is awaited for a day is not overdue yet; with a short life, less. */
const graceShare = 1 / 90;

/**
 * When the steps of a certificate begin. Where the host says, or regular renewals show, that it is renewed later than usual,
 * "overdue" waits for that: but never longer than until it is urgent, and not when the owner has chosen when it is told.
 */
export function buildLadder(
  certificate: Validity,
  past: readonly PastCertificate[],
  usual: UsualRenewal,
  { windows, isOverdueChosen }: Pick<JudgeRules, 'windows' | 'isOverdueChosen'>,
): Ladder {
  const { watchingAt, actionAt, urgentAt, expiresAt } = urgencyBoundaries(certificate, windows);
  const expiredAt = new Date(expiresAt.getTime() + 1);
  const isHabit = usual.basis === 'host' || (usual.basis === 'own' && isRegular(listRenewals(past, certificate)));
  if (isOverdueChosen || !isHabit) return { dueAt: watchingAt, overdueAt: actionAt, urgentAt, expiredAt };
  const lifeMs = certificate.notAfter.getTime() - certificate.notBefore.getTime();
  const lateAt = usual.dueAt.getTime() + Math.min(dayMs, lifeMs * graceShare);
  const overdueAt = new Date(Math.min(urgentAt.getTime(), Math.max(actionAt.getTime(), lateAt)));
  return { dueAt: watchingAt, overdueAt, urgentAt, expiredAt };
}

/** On which step a certificate stands; null = none yet. One that is not valid yet blocks visitors like one that has ended. */
export function findStep({ notBefore }: Validity, ladder: Ladder, now: Date): LadderStep | null {
  if (now >= ladder.expiredAt || now < notBefore) return 'blocked';
  if (now >= ladder.urgentAt) return 'urgent';
  if (now >= ladder.overdueAt) return 'renewal-overdue';
  return now >= ladder.dueAt ? 'renewal-due' : null;
}

/** The instants at which `findStep` may change its answer. */
export function listStepChanges({ notBefore }: Validity, ladder: Ladder): Date[] {
  return [notBefore, ladder.dueAt, ladder.overdueAt, ladder.urgentAt, ladder.expiredAt];
}

function isRegular(lefts: readonly number[]): boolean {
  return lefts.length >= fewestRegular && Math.max(...lefts) - Math.min(...lefts) <= mostSpreadMs;
}
