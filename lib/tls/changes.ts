import { problemSeverity } from './problem';
import type { ProblemName } from './problem';

/** A certificate, as far as a change needs to name it. */
export interface CertificateMark {
  fingerprint256: string;
  notBefore: Date;
  notAfter: Date;
}

/** What one look says, as far as it can be compared with another. */
export interface Look {
  /** At least one address of the name answered. */
  wasReached: boolean;
  /** The endpoint's own certificate; when this look saw none, the one that was seen last. */
  certificate: CertificateMark | null;
  /** Every problem, those of time included, as judged at the instant of the look; the worst first. */
  problems: readonly ProblemName[];
}

/** What is different from the look before. `nothing-changed` and `first-look` stand alone. */
export type Change =
  | { kind: 'first-look' }
  | { kind: 'certificate-replaced'; from: CertificateMark; to: CertificateMark }
  | { kind: 'unreachable'; problem: ProblemName | null }
  | { kind: 'answers-again' }
  | { kind: 'problem-appeared'; problem: ProblemName }
  | { kind: 'problem-gone'; problem: ProblemName }
  | { kind: 'nothing-changed' };

/**
 * Compares two looks at an endpoint. A look that reached nobody says nothing about the certificate: the problems that
 * it could not see are not called gone.
 */
export function describeChange(previous: Look | null, next: Look): Change[] {
  if (previous === null) return [{ kind: 'first-look' }];
  const changes = next.wasReached ? changesWhenReached(previous, next) : changesWhenNotReached(previous, next);
  return changes.length === 0 ? [{ kind: 'nothing-changed' }] : changes;
}

function changesWhenReached(previous: Look, next: Look): Change[] {
  const changes: Change[] = [];
  if (isReplaced(previous, next) && previous.certificate && next.certificate) {
    changes.push({ kind: 'certificate-replaced', from: previous.certificate, to: next.certificate });
  }
  const wasUnreachable = !previous.wasReached && !previous.problems.includes('offline');
  if (wasUnreachable) changes.push({ kind: 'answers-again' });
  for (const problem of next.problems) {
    if (!previous.problems.includes(problem)) changes.push({ kind: 'problem-appeared', problem });
  }
  for (const problem of previous.problems) {
    if (next.problems.includes(problem)) continue;
    if (wasUnreachable && problemSeverity[problem] === 'unreachable') continue; // "answers again" has said it
    changes.push({ kind: 'problem-gone', problem });
  }
  return changes;
}

function isReplaced(previous: Look, next: Look): boolean {
  return previous.certificate?.fingerprint256 !== next.certificate?.fingerprint256;
}

function changesWhenNotReached(previous: Look, next: Look): Change[] {
  if (next.problems.includes('offline')) {
    return previous.problems.includes('offline') ? [] : [{ kind: 'problem-appeared', problem: 'offline' }];
  }
  const problem = next.problems.find((name) => problemSeverity[name] === 'unreachable') ?? null;
  const wasUnreachable = !previous.wasReached && !previous.problems.includes('offline');
  if (!wasUnreachable) return [{ kind: 'unreachable', problem }];
  return problem === null || previous.problems.includes(problem) ? [] : [{ kind: 'problem-appeared', problem }];
}
