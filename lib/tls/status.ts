import { findLifePhase, listPhaseChanges } from './lifetime';
import type { LifePhase, UrgencyPolicy, Validity } from './lifetime';
import type { Severity } from './problem';

/** The states, the worst last (docs/decisions/0003). A site's status is the worst of its watched endpoints'. */
export const statuses = [
  'paused',
  'healthy',
  'watching',
  'unknown',
  'action',
  'urgent',
  'unreachable',
  'down',
] as const;
export type Status = (typeof statuses)[number];

/** What is stored of an endpoint's last look, as far as its status depends on it. */
export interface EndpointState {
  /** When it was looked at last; null = never. */
  checkedAt: Date | null;
  /** The worst of the last look's timeless findings; null when it found nothing, or never looked. */
  severity: Severity | null;
  /** The dates of the owned certificate that counts for the countdown; null when there is none. */
  validity: Validity | null;
}

export interface StatusPolicy {
  urgency: UrgencyPolicy;
  /** After this long the last look says nothing any more (two check intervals). */
  staleAfterMs: number;
  isPaused: boolean;
}

export interface DerivedStatus {
  status: Status;
  /** The first instant at which the answer may differ when nothing new is seen; null = never. */
  until: Date | null;
  /** The index of the endpoint that explains the status; null when paused or without endpoints. */
  worst: number | null;
}

const severityStatus: Record<Severity, Status> = {
  information: 'healthy',
  warning: 'watching',
  inconclusive: 'unknown',
  harming: 'action',
  unreachable: 'unreachable',
  blocking: 'down',
};

const phaseStatus: Record<LifePhase, Status> = {
  'not-yet-valid': 'down',
  healthy: 'healthy',
  watching: 'watching',
  action: 'action',
  urgent: 'urgent',
  expired: 'down',
};

interface DerivedEndpoint {
  index: number;
  status: Status;
  until: number;
  expiresAt: number;
}

/**
 * The status of a site at `now`, from what was seen last. Pure: time alone moves it on, and only towards the worse
 * (healthy → watching → action → urgent → down) or to unknown once the last look is too old. Two things heal by time:
 * a certificate becomes valid at its notBefore, and a look dated in the future (the clock was set back) counts again
 * once the clock comes near it. Without endpoints: unknown.
 */
export function deriveStatus(endpoints: readonly EndpointState[], policy: StatusPolicy, now: Date): DerivedStatus {
  if (policy.isPaused) return { status: 'paused', until: null, worst: null };

  const derived = endpoints.map((endpoint, index) => deriveEndpoint(endpoint, index, policy, now));
  const worst = derived.reduce<DerivedEndpoint | null>(
    (found, next) => (found && !isWorse(next, found) ? found : next),
    null,
  );
  const until = Math.min(...derived.map((endpoint) => endpoint.until));
  return {
    status: worst?.status ?? 'unknown',
    until: Number.isFinite(until) ? new Date(until) : null,
    worst: worst?.index ?? null,
  };
}

/** The status as a number for sorting, the worst highest. */
export function urgencyRank(status: Status): number {
  return statuses.indexOf(status);
}

function deriveEndpoint(endpoint: EndpointState, index: number, policy: StatusPolicy, now: Date): DerivedEndpoint {
  const status = findEndpointStatus(endpoint, policy, now);
  const changes = listPossibleChanges(endpoint, policy)
    .filter((instant) => instant > now)
    .filter((instant) => findEndpointStatus(endpoint, policy, instant) !== status);
  return {
    index,
    status,
    until: Math.min(...changes.map((instant) => instant.getTime())),
    expiresAt: endpoint.validity?.notAfter.getTime() ?? Infinity,
  };
}

/** The certificate that ends first explains a status that several endpoints share. */
function isWorse(next: DerivedEndpoint, found: DerivedEndpoint): boolean {
  const byStatus = urgencyRank(next.status) - urgencyRank(found.status);
  return byStatus > 0 || (byStatus === 0 && next.expiresAt < found.expiresAt);
}

function findEndpointStatus({ checkedAt, severity, validity }: EndpointState, policy: StatusPolicy, now: Date): Status {
  const isFresh = checkedAt !== null && Math.abs(now.getTime() - checkedAt.getTime()) <= policy.staleAfterMs;
  if (!isFresh || severity === 'inconclusive') return 'unknown';

  // A look that found nothing wrong but no certificate either proves nothing: never healthy without dates.
  const byDates = validity === null ? 'unknown' : phaseStatus[findLifePhase(validity, policy.urgency, now)];
  const byFindings = severity === null ? 'healthy' : severityStatus[severity];
  return urgencyRank(byFindings) > urgencyRank(byDates) ? byFindings : byDates;
}

function listPossibleChanges({ checkedAt, validity }: EndpointState, policy: StatusPolicy): Date[] {
  const phaseChanges = validity === null ? [] : listPhaseChanges(validity, policy.urgency);
  if (checkedAt === null) return phaseChanges;
  const staleAt = new Date(checkedAt.getTime() + policy.staleAfterMs + 1);
  // Before this, a look dated in the future is too far ahead to be believed.
  const believedAt = new Date(checkedAt.getTime() - policy.staleAfterMs);
  return [...phaseChanges, believedAt, staleAt];
}
