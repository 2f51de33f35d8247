import type { SiteSighting } from './find-site';
import type { Prisma } from './generated/client';
import { lastSeen } from './last-seen';
import type { Database } from './open-database';
import { whereInScope } from './site-scope';
import type { SiteScope } from './site-scope';
import { certificateColumns, toCertificateFacts } from './stored-certificate';

/** That an endpoint has shown a certificate, with whose endpoint it is. */
export interface SightingRow extends SiteSighting {
  siteId: string;
  port: number;
  /** It is the endpoint's own certificate that was seen last. */
  isCurrent: boolean;
}

/** Where a sighting stands in the list: it never moves. */
export interface SightingPlace {
  firstSeenAt: Date;
  endpointId: string;
  fingerprint256: string;
}

export interface SightingQuery {
  scope: SiteScope;
  /** Of one site; without it, of all. */
  siteId?: string;
  /** The last row of the page before. */
  after: SightingPlace | null;
  limit: number;
}

/** Which certificates the endpoints of sites that are not deleted have shown, what appeared last first. */
export async function listSightings(
  db: Database,
  { scope, siteId, after, limit }: SightingQuery,
): Promise<SightingRow[]> {
  const site = { deletedAt: null, ...whereInScope(scope), ...(siteId === undefined ? {} : { id: siteId }) };
  const rows = await db.sighting.findMany({
    where: { endpoint: { site }, ...(after ? isLater(after) : {}) },
    orderBy: [{ firstSeenAt: 'desc' }, { endpointId: 'asc' }, { certificateId: 'asc' }],
    take: limit,
    select: {
      endpointId: true,
      firstSeenAt: true,
      lastSeenAt: true,
      certificateId: true,
      endpoint: { select: { siteId: true, host: true, port: true, certificateId: true, certificateSeenAt: true } },
      certificate: { select: certificateColumns },
    },
  });
  return rows.map((row) => ({
    endpointId: row.endpointId,
    siteId: row.endpoint.siteId,
    host: row.endpoint.host,
    port: row.endpoint.port,
    firstSeenAt: row.firstSeenAt,
    lastSeenAt: lastSeen(row),
    certificate: toCertificateFacts(row.certificate),
    isCurrent: row.endpoint.certificateId === row.certificateId,
  }));
}

/** Without the first condition SQLite would walk through all that came before on every page. */
function isLater({ firstSeenAt, endpointId, fingerprint256 }: SightingPlace): Prisma.SightingWhereInput {
  return {
    firstSeenAt: { lte: firstSeenAt },
    OR: [
      { firstSeenAt: { lt: firstSeenAt } },
      { endpointId: { gt: endpointId } },
      { endpointId, certificateId: { gt: fingerprint256 } },
    ],
  };
}
