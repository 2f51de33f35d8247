import type { Rounds } from './round-limits';

/** What is known of the reasons why the renewal failed. `not-looked`: nobody has asked yet. */
export type DiagnosisVerdict = 'blocked' | 'likely-blocked' | 'no-blocker-found' | 'cannot-tell' | 'not-looked';

/** What the owner must know before they switch OFF. */
export interface OffGate {
  /** False = the page does not lead on, except with the owner's own reason. */
  isRecommended: boolean;
  isBlockedByDiagnosis: boolean;
  verdict: DiagnosisVerdict;
  rounds: Rounds;
  /** Visitors whose browsers remember the site's HSTS cannot click through. */
  hasHsts: boolean;
  /** Whole days until the certificate ends; negative = it has; null = there is none. */
  daysLeft: number | null;
}

interface GateFacts {
  verdict: DiagnosisVerdict;
  rounds: Rounds;
  hasHsts: boolean;
  expiresAt: Date | null;
}

const dayMs = 24 * 60 * 60 * 1000;

/** With wrong DNS, OFF gives up a certificate that still works, and ON may bring none: then it is never recommended. */
export function judgeGate({ verdict, rounds, hasHsts, expiresAt }: GateFacts, now: Date): OffGate {
  const isBlockedByDiagnosis = verdict === 'blocked';
  return {
    isRecommended: !isBlockedByDiagnosis && rounds.verdict !== 'stop',
    isBlockedByDiagnosis,
    verdict,
    rounds,
    hasHsts,
    daysLeft: expiresAt && Math.floor((expiresAt.getTime() - now.getTime()) / dayMs),
  };
}
