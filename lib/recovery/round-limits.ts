import type { RoundLimits } from '@/lib/hosting/playbook';

const dayMs = 24 * 60 * 60 * 1000;

export interface Rounds {
  inOneDay: number;
  inSevenDays: number;
  /** `stop`: another one only with a reason that the owner gives. */
  verdict: 'free' | 'warn' | 'stop';
}

/**
 * How often OFF → ON (or a re-issue) has been tried of late. Let's Encrypt issues five certificates for one set of names in
 * seven days; each try may cost one.
 *
 * @param pressed when the switch was pressed, in any order
 */
export function countRounds(pressed: readonly Date[], { perDay, perSevenDays }: RoundLimits, now: Date): Rounds {
  const since = (ms: number) => pressed.filter((at) => now.getTime() - at.getTime() < ms).length;
  const [inOneDay, inSevenDays] = [since(dayMs), since(7 * dayMs)];
  const verdict = inSevenDays >= perSevenDays ? 'stop' : inOneDay >= perDay ? 'warn' : 'free';
  return { inOneDay, inSevenDays, verdict };
}
