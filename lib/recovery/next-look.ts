import { currentStep } from './advance';
import type { RecoveryState } from './recovery-state';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

const usualMs = 15 * second;
const expectantMs = 10 * second;

/**
 * When to look next: every 15 s, every 10 s while a change is due, less often once two hours have passed without any step
 * or press. null = never again.
 */
export function nextLook(state: RecoveryState, now: Date): Date | null {
  return state.outcome === null ? new Date(now.getTime() + pauseOf(state, now)) : null;
}

function pauseOf(state: RecoveryState, now: Date): number {
  const quietMs = now.getTime() - Math.max(state.stepSince.getTime(), state.claimedAt.getTime());
  if (quietMs > 6 * hour) return 5 * minute;
  if (quietMs > 2 * hour) return minute;
  return isChangeDue(state, now) ? expectantMs : usualMs;
}

/** From two minutes before the usual time to the end of what still is usual; and once the new certificate is there. */
function isChangeDue(state: RecoveryState, now: Date): boolean {
  if (state.step === 'verify') return true;
  const { usualMinutes } = currentStep(state);
  if (state.pressedAt === null || usualMinutes === null) return false;
  const waited = now.getTime() - state.pressedAt.getTime();
  return waited >= (usualMinutes.from - 2) * minute && waited <= usualMinutes.atMost * minute;
}
