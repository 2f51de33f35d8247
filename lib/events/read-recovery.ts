import { isSwitchedOff } from '@/lib/recovery/advance';
import type { RecoveryState } from '@/lib/recovery/recovery-state';

import type { JudgedRecovery } from './judged-site';

/** So long after the owner's last press OFF explains what is seen; then it is told that the site cannot be opened. */
const explainedMs = 3 * 60 * 60 * 1000;

/** What matters of a recovery that is running. */
export function readRecovery(recoveryId: string, state: RecoveryState): JudgedRecovery {
  const lastAt = Math.max(state.claimedAt.getTime(), state.awayFrom?.getTime() ?? 0);
  const waitsForOn = state.step === 'switch-on' && state.pressedAt === null;
  return {
    recoveryId,
    offUntil: isSwitchedOff(state) ? new Date(lastAt + explainedMs) : null,
    onReadySince: waitsForOn ? state.stepSince : null,
  };
}
