import type { CheckerReport } from './checker';
import { compareFindings, keepHosts } from './compare';
import { conclude } from './conclude';
import type { DiagnosisFinding } from './finding';
import { hasLookedAt } from './looked-again';

export interface LookDifference {
  appeared: readonly DiagnosisFinding[];
  /** What was looked at again, and is no longer found. */
  gone: readonly DiagnosisFinding[];
  /** How many findings are wholly as they were. */
  same: number;
}

/** What is different from the look before. What could not be looked at this time is not gone. */
export function compareLooks(before: readonly CheckerReport[], after: readonly CheckerReport[]): LookDifference {
  const current = conclude(after).findings;
  const { appeared, gone } = compareFindings(conclude(before).findings, current);
  const isLookedAt = ({ name }: DiagnosisFinding, host: string | null): boolean =>
    before
      .filter(({ findings }) => findings.some((one) => one.name === name))
      .every(({ checker }) => hasLookedAt(after, checker, host));
  return {
    appeared,
    gone: gone.flatMap((one) => keepHosts(one, (host) => isLookedAt(one, host))),
    same: current.length - appeared.length,
  };
}
