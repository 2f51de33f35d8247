import { checkerIds } from '@/lib/diagnosis/checker';
import type { Checker, CheckerId, CheckerOutcome, CheckerReport } from '@/lib/diagnosis/checker';
import type { FindingName } from '@/lib/diagnosis/finding-kinds';

import { buildDiagnosisFinding, buildReport } from './build-diagnosis';

/** A checker that comes to what `run` says. */
export function buildChecker(
  id: CheckerId,
  run: (...given: Parameters<Checker['run']>) => CheckerOutcome | Promise<CheckerOutcome>,
): Checker {
  const words = { title: { ja: id, en: id }, fine: { ja: `${id} 済`, en: `${id} is fine.` } };
  return { id, deadlineMs: 1000, words, run: async (...given) => run(...given) };
}

/** That a checker looked, and found these about example.jp. */
export function reportFound(checker: CheckerId, ...names: readonly FindingName[]): CheckerReport {
  const about = { hosts: ['example.jp'], values: { cdn: 'Cloudflare' }, detail: 'by its address' };
  return buildReport({ checker, findings: names.map((name) => buildDiagnosisFinding(name, about)) });
}

/** Every checker finds nothing. */
export const contentCheckers: readonly Checker[] = checkerIds.map((id) =>
  buildChecker(id, () => ({ kind: 'looked', found: [], trace: [`${id} NOERROR`] })),
);
