import type { JudgedEndpoint, JudgeRules } from './judged-site';

/**
 * Whether the last look still says something: one that is too old, or was made without a network, does not, and neither
 * does one that a clock made which has since been put back.
 */
export function isReliable(
  { checkedAt, severity }: JudgedEndpoint,
  { staleAfterMs }: Pick<JudgeRules, 'staleAfterMs'>,
  now: Date,
): boolean {
  if (checkedAt === null || severity === 'inconclusive') return false;
  return Math.abs(now.getTime() - checkedAt.getTime()) <= staleAfterMs;
}
