import { judgeDates } from './judge-dates';
import type { UrgencyPolicy, Validity } from './lifetime';
import { severities } from './problem';
import type { Finding } from './problem';

/**
 * Everything that is wrong at `now`: what the last look found, and what time has decided about the certificate since.
 * The worst first; among equals the dates, which explain a countdown.
 */
export function findingsAt(
  found: readonly Finding[],
  validity: Validity | null,
  urgency: UrgencyPolicy,
  now: Date,
): Finding[] {
  const byTime = validity === null ? [] : judgeDates(validity, urgency, now);
  const seen = found.filter(({ problem }) => byTime.every((finding) => finding.problem !== problem));
  return [...byTime, ...seen].sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity));
}
