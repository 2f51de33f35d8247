import type { SiteCheck, SiteSighting } from './find-site';
import { lastSeen } from './last-seen';
import type { Database } from './open-database';
import { certificateColumns, toCertificateFacts } from './stored-certificate';
import { readChanges } from './stored-changes';
import { readProblemNames, readSeverity } from './stored-findings';

/** The page shows the latest so many. */
export const historyLimits = { sightings: 50, checks: 50 } as const;

export interface SiteHistory {
  sightings: readonly SiteSighting[];
  sightingCount: number;
  checks: readonly SiteCheck[];
}

type Endpoints = readonly { id: string; host: string }[];

/** What the endpoints of a site have shown and how the looks at them went, newest first. */
export async function findSiteHistory(db: Database, endpoints: Endpoints): Promise<SiteHistory> {
  const ids = endpoints.map((endpoint) => endpoint.id);
  return {
    sightings: await findSightings(db, endpoints),
    sightingCount: await db.sighting.count({ where: { endpointId: { in: ids } } }),
    checks: await findChecks(db, endpoints),
  };
}

async function findSightings(db: Database, endpoints: Endpoints): Promise<SiteSighting[]> {
  const rows = await db.sighting.findMany({
    where: { endpointId: { in: endpoints.map((endpoint) => endpoint.id) } },
    orderBy: [{ lastSeenAt: 'desc' }, { firstSeenAt: 'desc' }, { certificateId: 'asc' }, { endpointId: 'asc' }],
    take: historyLimits.sightings,
    select: {
      endpointId: true,
      certificateId: true,
      firstSeenAt: true,
      lastSeenAt: true,
      endpoint: { select: { certificateId: true, certificateSeenAt: true } },
      certificate: { select: certificateColumns },
    },
  });
  const sightings = rows.map((row) => ({
    endpointId: row.endpointId,
    host: hostOf(endpoints, row.endpointId),
    firstSeenAt: row.firstSeenAt,
    lastSeenAt: lastSeen(row),
    certificate: toCertificateFacts(row.certificate),
  }));
  return sightings.sort((a, b) => b.lastSeenAt.getTime() - a.lastSeenAt.getTime());
}

/** Endpoint by endpoint, since each has its looks in order in the index while together they would have to be sorted. */
async function findChecks(db: Database, endpoints: Endpoints): Promise<SiteCheck[]> {
  const latest = await Promise.all(
    endpoints.map(({ id }) =>
      db.check.findMany({ where: { endpointId: id }, orderBy: { startedAt: 'desc' }, take: historyLimits.checks }),
    ),
  );
  return latest
    .flat()
    .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime() || b.id - a.id)
    .slice(0, historyLimits.checks)
    .map(({ id, endpointId, startedAt, durationMs, severity, problems, fingerprint256, changes }) => ({
      checkId: id,
      endpointId,
      host: hostOf(endpoints, endpointId),
      startedAt,
      durationMs,
      severity: readSeverity(severity),
      problems: readProblemNames(problems),
      fingerprint256,
      changes: readChanges(changes),
    }));
}

function hostOf(endpoints: Endpoints, endpointId: string): string {
  return endpoints.find((endpoint) => endpoint.id === endpointId)?.host ?? '';
}
