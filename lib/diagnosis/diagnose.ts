import { showForeignText } from '@/lib/tls/show-foreign-text';
import { withDeadline } from '@/lib/tls/with-deadline';

import type { Checker, CheckerReport } from './checker';
import type { DiagnosisSubject } from './subject';
import { weigh } from './weigh';
import type { DiagnosisWorld } from './world';

/** The longest that a whole diagnosis takes. */
export const diagnosisMs = 30_000;

const longestTrace = 200;
const longestLine = 400;

/**
 * Runs every checker at once, and tells of each as it ends. A checker that throws is reported as broken, one that outlasts
 * its deadline as late; neither holds up or hides the others.
 *
 * @param onReport told of each, in the order in which they end; when it throws, the diagnosis rejects
 */
export async function diagnose(
  checkers: readonly Checker[],
  subject: DiagnosisSubject,
  world: DiagnosisWorld,
  onReport: (report: CheckerReport) => void | Promise<void> = () => undefined,
): Promise<CheckerReport[]> {
  return withDeadline(diagnosisMs, undefined, (whole) =>
    Promise.all(
      checkers.map(async (checker) => {
        const run = (signal: AbortSignal) => runChecker(checker, subject, world, signal);
        const report = await withDeadline(checker.deadlineMs, whole, run);
        await onReport(report);
        return report;
      }),
    ),
  );
}

async function runChecker(
  checker: Checker,
  subject: DiagnosisSubject,
  world: DiagnosisWorld,
  signal: AbortSignal,
): Promise<CheckerReport> {
  const startedAt = performance.now();
  const end = (rest: Partial<CheckerReport> & Pick<CheckerReport, 'kind'>): CheckerReport => ({
    checker: checker.id,
    findings: [],
    trace: [],
    detail: '',
    durationMs: Math.round(performance.now() - startedAt),
    ...rest,
  });
  try {
    const outcome = await orLate(checker.run(subject, world, signal), signal);
    if (outcome === 'late') return end({ kind: 'late' });
    if (outcome.kind === 'not-applicable') return end({ kind: 'not-applicable', detail: outcome.reason });
    const findings = outcome.found.map((one) => weigh(one, subject));
    return end({ kind: 'looked', findings, trace: showLines(outcome.trace) });
  } catch (error) {
    // A checker that runs into its own deadline may well throw because of it.
    if (signal.aborted) return end({ kind: 'late' });
    return end({ kind: 'broken', detail: (error instanceof Error ? error.message : String(error)).slice(0, 400) });
  }
}

/** Answers from outside stand in them: they must neither steer a terminal nor fill the database. */
function showLines(trace: readonly string[]): string[] {
  return trace.slice(0, longestTrace).map((line) => showForeignText(line.slice(0, longestLine)));
}

function orLate<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | 'late'> {
  return new Promise((resolve, reject) => {
    const late = (): void => resolve('late');
    if (signal.aborted) late();
    signal.addEventListener('abort', late, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', late));
  });
}
