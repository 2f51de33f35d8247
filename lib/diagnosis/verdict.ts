/**
 * What is known of whether a re-issue would validate, the gravest first. `blocked` = certain by rule · `likely-blocked` ·
 * `cannot-tell` · `no-blocker-found`, which is never "it will succeed": the CA validates from several places in the world
 * and re-uses earlier validations.
 */
export const verdicts = ['blocked', 'likely-blocked', 'cannot-tell', 'no-blocker-found'] as const;
export type Verdict = (typeof verdicts)[number];

/** The gravest of several; none = nothing stands in the way. */
export function gravest(all: readonly Verdict[]): Verdict {
  return verdicts.find((verdict) => all.includes(verdict)) ?? 'no-blocker-found';
}
