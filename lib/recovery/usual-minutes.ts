import type { StepId, UsualMinutes } from '@/lib/hosting/playbook';

import type { PastStep } from './recovery-state';

const mostRemembered = 10;
/** One may have been a lucky one. */
const leastRemembered = 2;

/**
 * How long a step usually takes: by what was seen in this owner's earlier recoveries, the newest first, else by the sources.
 * Only what was seen counts: a press on 「済み」 says when somebody came back to the page.
 */
export function usualMinutesOf(
  step: { id: StepId; usualMinutes: UsualMinutes | null },
  earlier: readonly PastStep[],
): { minutes: UsualMinutes | null; learnedFrom: number } {
  const taken = earlier
    .filter((past) => past.step === step.id && past.basis === 'seen')
    .flatMap(({ pressedAt, until }) => (pressedAt ? [(until.getTime() - pressedAt.getTime()) / 60_000] : []))
    .slice(0, mostRemembered);
  if (taken.length < leastRemembered) return { minutes: step.usualMinutes, learnedFrom: 0 };
  const from = Math.max(1, Math.floor(Math.min(...taken)));
  const to = Math.max(from, Math.ceil(Math.max(...taken)));
  return { minutes: { from, to, atMost: Math.max(to, step.usualMinutes?.atMost ?? 60) }, learnedFrom: taken.length };
}
