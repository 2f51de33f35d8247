import { createHash } from 'node:crypto';

import type { Status } from '@/lib/tls/status';

const minuteMs = 60 * 1000;

/** How soon what needs attention is looked at again; never later than the regular interval. */
const attentionMs: Partial<Record<Status, number>> = {
  action: 60 * minuteMs,
  urgent: 15 * minuteMs,
  unreachable: 15 * minuteMs,
  down: 15 * minuteMs,
  unknown: 15 * minuteMs,
};

/** The time between two looks at an endpoint that is in this status. */
export function intervalFor(status: Status, regularMs: number): number {
  return Math.min(regularMs, attentionMs[status] ?? regularMs);
}

/**
 * When an endpoint is to be looked at next. Each has its own place in the interval, by a hash of its id: so many endpoints
 * spread evenly, whenever they were added, and neither a look by hand nor a night of sleep draws them together.
 * The wait is between a tenth and eleven tenths of the interval.
 */
export function nextDue(endpointId: string, intervalMs: number, now: Date): Date {
  const place = Math.floor(shareOf(endpointId) * intervalMs);
  const earliest = now.getTime() + intervalMs / 10;
  const rounds = Math.ceil((earliest - place) / intervalMs);
  return new Date(place + rounds * intervalMs);
}

/**
 * When an endpoint is to be looked at next after a look. One that was taken by hand, before its time, moves nothing to
 * later; it brings forward what has become more urgent, and a look that confirms a failure.
 *
 * @param plannedAt when it was to be looked at by now, or later
 * @param confirmMs so soon a failure is to be confirmed, to the second; null = none is
 */
export function nextDueAfter(
  { endpointId, dueAt: plannedAt }: { endpointId: string; dueAt: Date },
  { intervalMs, confirmMs }: { intervalMs: number; confirmMs: number | null },
  now: Date,
): Date {
  const usual = nextDue(endpointId, intervalMs, now);
  const wanted = confirmMs === null ? usual : new Date(now.getTime() + Math.min(confirmMs, intervalMs));
  return plannedAt > now && plannedAt < wanted ? plannedAt : wanted;
}

/** Between 0 (included) and 1. */
function shareOf(endpointId: string): number {
  return createHash('sha256').update(endpointId).digest().readUInt32BE() / 2 ** 32;
}
