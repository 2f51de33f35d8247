import type { Words } from '@/lib/words/locale';

import type { DiagnosisFinding, Found } from './finding';
import type { DiagnosisSubject } from './subject';
import type { DiagnosisWorld } from './world';

/** Every checker, in the order in which people read what they looked at. */
export const checkerIds = [
  'domain',
  'name-servers',
  'addresses',
  'caa',
  'http-01',
  'cdn',
  'hsts',
  'limits',
  'renewal-info',
  'issued-not-served',
  'neighbours',
  'owner-answers',
] as const;
export type CheckerId = (typeof checkerIds)[number];

/** What a checker came to. `not-applicable` is a third answer: there was nothing of its kind to look at. */
export type CheckerOutcome =
  { kind: 'looked'; found: readonly Found[]; trace: readonly string[] } | { kind: 'not-applicable'; reason: string };

/** Looks for one kind of reason. What the network does is a value; what it throws is a fault of its own. */
export interface Checker {
  id: CheckerId;
  deadlineMs: number;
  /** `fine` is said when nothing was found, as a whole sentence. */
  words: { title: Words; fine: Words };
  run(subject: DiagnosisSubject, world: DiagnosisWorld, signal: AbortSignal): Promise<CheckerOutcome>;
}

/** What is kept of one checker's run. `broken` = it failed itself, `late` = its deadline passed: neither is a finding. */
export interface CheckerReport {
  checker: CheckerId;
  kind: 'looked' | 'not-applicable' | 'broken' | 'late';
  findings: readonly DiagnosisFinding[];
  /** Questions and answers, a line each, as a machine writes them. */
  trace: readonly string[];
  /** The fault, or why it does not apply; otherwise empty. */
  detail: string;
  durationMs: number;
}
