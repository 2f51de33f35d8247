import type { EndpointState, Status } from '@/lib/tls/status';
import { deriveStatus, urgencyRank } from '@/lib/tls/status';

import type { StatusRules } from './status-rules';

/** The columns of a site that are derived from its watched endpoints. */
export interface SiteColumns {
  status: Status;
  statusAt: Date;
  statusUntil: Date | null;
  urgency: number;
  expiresAt: Date | null;
  checkedAt: Date | null;
}

/** What a site's row caches: its status at `now`, the earliest expiry and the oldest look. */
export function deriveSiteColumns(
  watched: readonly EndpointState[],
  isPaused: boolean,
  rules: StatusRules,
  now: Date,
): SiteColumns {
  const { status, until } = deriveStatus(watched, { ...rules, isPaused }, now);
  return {
    status,
    statusAt: now,
    statusUntil: until,
    urgency: urgencyRank(status),
    expiresAt: earliest(watched.map((endpoint) => endpoint.validity?.notAfter ?? null)),
    checkedAt: findOldestLook(watched),
  };
}

/** The oldest of the latest looks at several endpoints; null = none was looked at yet. */
export function findOldestLook(watched: readonly { checkedAt: Date | null }[]): Date | null {
  return earliest(watched.map((endpoint) => endpoint.checkedAt));
}

function earliest(instants: readonly (Date | null)[]): Date | null {
  const times = instants.filter((instant) => instant !== null).map((instant) => instant.getTime());
  return times.length === 0 ? null : new Date(Math.min(...times));
}
