import type { Actor } from '@/lib/db/audit';
import { updateRecovery } from '@/lib/db/recoveries';
import type { StoredRecovery } from '@/lib/db/recoveries';
import { advance } from '@/lib/recovery/advance';
import type { RecoveryInput } from '@/lib/recovery/advance';
import { nextLook } from '@/lib/recovery/next-look';
import { practiceLookMs } from '@/lib/recovery/practice-host';
import type { RecoveryEvent, RecoveryState } from '@/lib/recovery/recovery-state';

import type { Monitor } from './monitor';

interface Besides {
  reason?: string | null;
  /** Who ends it by this. */
  endedBy?: Actor | null;
}

/**
 * Lets the state machine take an input, and stores what comes of it.
 *
 * @returns what has happened; null when somebody else has changed the recovery meanwhile, and nothing was stored
 */
export async function changeRecovery(
  { db, now: readNow }: Pick<Monitor, 'db' | 'now'>,
  seen: StoredRecovery,
  input: RecoveryInput,
  { reason = null, endedBy = null }: Besides = {},
): Promise<readonly RecoveryEvent[] | null> {
  const now = readNow();
  const { state, events } = advance(seen.state, input, now);
  const isPractice = seen.practice !== null;
  const press = !isPractice && countsAsRound(seen.state, events) ? { reason } : null;
  const usual = nextLook(state, now);
  const nextLookAt = usual && isPractice ? new Date(now.getTime() + practiceLookMs) : usual;
  const change = { state, events, nextLookAt, press, endedBy: isPractice ? null : endedBy };
  const isStored = await updateRecovery(db, seen, change, now);
  return isStored ? events : null;
}

/** OFF or a re-issue was pressed, or OFF is seen although nobody said that they had pressed it. */
function countsAsRound(before: RecoveryState, events: readonly RecoveryEvent[]): boolean {
  return events.some((event) => {
    if (event.kind === 'claimed') return event.claim === 'pressed' && event.step !== 'switch-on';
    const isOffSeen = event.kind === 'step-over' && event.next === 'switch-on' && event.basis === 'seen';
    const wasFoundOff = before.targets.some(({ kindBefore }) => kindBefore === 'host-default');
    const wasCounted = before.past.some(({ step, pressedAt }) => step === 'switch-off' && pressedAt !== null);
    return isOffSeen && before.pressedAt === null && !wasCounted && !wasFoundOff;
  });
}
