import type { SiteCheck } from './find-site';
import type { Database } from './open-database';
import { whereInScope } from './site-scope';
import type { SiteScope } from './site-scope';
import { readChanges } from './stored-changes';
import { readProblemNames, readSeverity } from './stored-findings';

/** A look that found something different from the one before. */
export interface EventRow extends Omit<SiteCheck, 'durationMs'> {
  siteId: string;
  port: number;
}

/** Where an event stands in the list: it never moves. */
export type EventPlace = Pick<EventRow, 'startedAt' | 'checkId'>;

interface EventQuery {
  scope: SiteScope;
  /** The last row of the page before. */
  after: EventPlace | null;
  limit: number;
}

/** What has changed at the sites that are not deleted, the newest first. */
export async function listEvents(db: Database, { scope, after, limit }: EventQuery): Promise<EventRow[]> {
  const rows = await db.check.findMany({
    where: {
      changed: true,
      endpoint: { site: { deletedAt: null, ...whereInScope(scope) } },
      ...(after
        ? { OR: [{ startedAt: { lt: after.startedAt } }, { startedAt: after.startedAt, id: { lt: after.checkId } }] }
        : {}),
    },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: {
      id: true,
      endpointId: true,
      startedAt: true,
      severity: true,
      problems: true,
      fingerprint256: true,
      changes: true,
      endpoint: { select: { siteId: true, host: true, port: true } },
    },
  });
  return rows.map(({ id, endpoint, severity, problems, changes, ...rest }) => ({
    checkId: id,
    ...rest,
    ...endpoint,
    severity: readSeverity(severity),
    problems: readProblemNames(problems),
    changes: readChanges(changes),
  }));
}
