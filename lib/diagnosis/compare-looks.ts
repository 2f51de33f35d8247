import type { CheckerReport } from './checker';
import { compareFindings } from './compare';
import { conclude } from './conclude';
import type { DiagnosisFinding } from './finding';

export interface LookDifference {
  appeared: readonly DiagnosisFinding[];
  /** What was looked at again, and is no longer found. */
  gone: readonly DiagnosisFinding[];
  /** How many findings are as they were. */
  same: number;
}

/** What is different from the look before. What could not be looked at this time is not gone. */
export function compareLooks(before: readonly CheckerReport[], after: readonly CheckerReport[]): LookDifference {
  const looked = new Set(
    after.filter(({ kind }) => kind === 'looked' || kind === 'not-applicable').map(({ checker }) => checker),
  );
  const current = conclude(after).findings;
  const { appeared, gone } = compareFindings(conclude(before).findings, current);
  const isLookedAt = ({ name }: DiagnosisFinding): boolean =>
    before.some(({ checker, findings }) => looked.has(checker) && findings.some((one) => one.name === name));
  return { appeared, gone: gone.filter(isLookedAt), same: current.length - appeared.length };
}
