import type { Actor } from '@/lib/db/audit';
import { findRecovery } from '@/lib/db/recoveries';
import type { StepId } from '@/lib/hosting/playbook';
import { currentStep, listClaims } from '@/lib/recovery/advance';
import type { Claim } from '@/lib/recovery/recovery-state';

import { changeRecovery } from './change-recovery';
import { lookAtRecovery } from './look-at-recovery';
import type { Monitor } from './monitor';
import { readOffGate } from './read-off-gate';

export interface RecoveryClaim {
  siteId: string;
  recoveryId: string;
  /** The step that the owner had before their eyes. */
  step: StepId;
  claim: Claim;
  /** Why they go on although it is advised against; empty = no reason given. */
  reason: string;
}

/**
 * `taken` · `moved-on` the recovery stands elsewhere by now: the page shows where · `advised-against` OFF is not recommended
 * and no reason was given · `gone`.
 */
export type ClaimResult = 'taken' | 'moved-on' | 'advised-against' | 'gone';

/** Takes what the owner says, and looks at once whether it shows. */
export async function claimRecovery(monitor: Monitor, said: RecoveryClaim, by: Actor): Promise<ClaimResult> {
  const { db } = monitor;
  const { siteId, recoveryId, step, claim, reason } = said;
  for (;;) {
    const recovery = await findRecovery(db, null, { siteId, recoveryId });
    if (!recovery) return 'gone';
    const { state } = recovery;
    if (!listClaims(state).includes(claim) || (state.step !== step && claim !== 'cancel')) return 'moved-on';
    const costs = claim === 'pressed' && currentStep(state).press !== 'on' && recovery.practice === null;
    if (costs && reason === '') {
      const gate = await readOffGate(monitor, siteId, state);
      if (!gate.isRecommended) return 'advised-against';
    }
    const besides = { reason: reason === '' ? null : reason, endedBy: isEnd(claim) ? by : null };
    const events = await changeRecovery(monitor, recovery, { kind: 'claim', step, claim }, besides);
    // Somebody else was faster: what they did decides whether this can still be said.
    if (events === null) continue;
    monitor.background.start(() => lookAgain(monitor, siteId, recoveryId));
    return 'taken';
  }
}

function isEnd(claim: Claim): boolean {
  return claim === 'cancel' || claim === 'end-unproved';
}

async function lookAgain(monitor: Monitor, siteId: string, recoveryId: string): Promise<void> {
  const recovery = await findRecovery(monitor.db, null, { siteId, recoveryId });
  if (recovery && recovery.state.outcome === null) await lookAtRecovery(monitor, recovery);
}
