import { findLifePhase } from './lifetime';
import type { LifePhase, UrgencyPolicy, Validity } from './lifetime';
import { problemSeverity } from './problem';
import type { Finding, ProblemName } from './problem';

const phaseProblem: Record<LifePhase, ProblemName | null> = {
  'not-yet-valid': 'not-yet-valid',
  healthy: null,
  watching: 'expiring',
  action: 'renewal-overdue',
  urgent: 'renewal-overdue',
  expired: 'expired',
};

/**
 * What only time decides about a certificate: at most one finding. Such findings are never stored, since they would be
 * wrong a moment later. A certificate is valid while notBefore ≤ now ≤ notAfter (RFC 5280 §4.1.2.5: both included).
 */
export function judgeDates(validity: Validity, policy: UrgencyPolicy, now: Date): Finding[] {
  const problem = phaseProblem[findLifePhase(validity, policy, now)];
  if (problem === null) return [];
  return [{ problem, severity: problemSeverity[problem], detail: describeDates(validity), addresses: [] }];
}

function describeDates({ notBefore, notAfter }: Validity): string {
  return `notBefore=${describeInstant(notBefore)} notAfter=${describeInstant(notAfter)}`;
}

function describeInstant(instant: Date): string {
  return Number.isNaN(instant.getTime()) ? 'unreadable' : instant.toISOString();
}
