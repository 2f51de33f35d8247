import type { LookCount, ReportedEvent } from '@/lib/db/report-facts';
import type { ReportedSite } from '@/lib/db/report-sites';
import type { EventKind } from '@/lib/events/event-kinds';
import { urgencyRank } from '@/lib/tls/status';
import type { Status } from '@/lib/tls/status';

/** What the report of a month tells: what was the matter with a site, and what changed unexpectedly. */
export const reportedKinds = [
  'renewal-overdue',
  'urgent',
  'blocked',
  'problem',
  'unreachable',
  'certificate-changed',
] as const satisfies readonly EventKind[];

const dayMs = 24 * 60 * 60 * 1000;
/** A site that nobody looked at for longer than this was not known to be well. */
const freshMs = 2 * dayMs;

const statusOf: Partial<Record<EventKind, Status>> = {
  'renewal-overdue': 'action',
  problem: 'action',
  urgent: 'urgent',
  unreachable: 'unreachable',
  blocked: 'down',
};

/**
 * How a site was when a month ended that is over: by what held then, and never well unless somebody had looked. The status
 * of now is no answer: it says nothing of then.
 */
export function findStatusAt(
  { pausedAt }: Pick<ReportedSite, 'pausedAt'>,
  events: readonly Pick<ReportedEvent, 'kind' | 'openedAt' | 'closedAt'>[],
  looks: Pick<LookCount, 'lastAt'> | undefined,
  end: Date,
): Status {
  if (pausedAt && pausedAt < end) return 'paused';
  if (!looks || end.getTime() - looks.lastAt.getTime() > freshMs) return 'unknown';
  const held = events.filter(({ openedAt, closedAt }) => openedAt < end && (closedAt === null || closedAt >= end));
  const statuses = held.flatMap(({ kind }) => statusOf[kind] ?? []);
  return statuses.toSorted((one, other) => urgencyRank(other) - urgencyRank(one))[0] ?? 'healthy';
}
