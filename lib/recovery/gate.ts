import type { Rounds } from './round-limits';

/**
 * What is known of the reasons why the renewal failed. `still-blocked` what an earlier look found was not seen to be gone ·
 * `never-looked` no look has ended yet · `looking` one is under way · `outdated` the last one says nothing of now · `no-name` the
 * site is an address, at which there is nothing to look.
 */
export type DiagnosisVerdict =
  | 'blocked'
  | 'still-blocked'
  | 'likely-blocked'
  | 'no-blocker-found'
  | 'cannot-tell'
  | 'never-looked'
  | 'looking'
  | 'outdated'
  | 'no-name';

/** With these OFF is not recommended: whoever insists gives a reason. */
const unadvised: ReadonlySet<DiagnosisVerdict> = new Set(['blocked', 'still-blocked', 'never-looked', 'looking']);

/** What the owner must know before they switch OFF. */
export interface OffGate {
  /** False = the page does not lead on, except with the owner's own reason. */
  isRecommended: boolean;
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

/**
 * With wrong DNS, OFF gives up a certificate that still works, and ON may bring none: then it is never recommended, nor before
 * anybody has looked.
 */
export function judgeGate({ verdict, rounds, hasHsts, expiresAt }: GateFacts, now: Date): OffGate {
  return {
    isRecommended: !unadvised.has(verdict) && rounds.verdict !== 'stop',
    verdict,
    rounds,
    hasHsts,
    daysLeft: expiresAt && Math.floor((expiresAt.getTime() - now.getTime()) / dayMs),
  };
}
