import { Prisma } from './generated/client';
import type { Database } from './open-database';

export interface Expiry {
  endpointId: string;
  /** The site's name, ASCII. */
  site: string;
  host: string;
  port: number;
  notAfter: Date;
}

type Place = Pick<Expiry, 'host' | 'port' | 'endpointId'>;

interface Row extends Place {
  site: string;
  notAfter: number | bigint;
}

/**
 * When the certificates of all watched endpoints end, by host and port, in pages: the next one begins behind `after`.
 * Those that have ended are among them.
 */
export async function listExpiries(db: Database, after: Place | null, limit: number): Promise<Expiry[]> {
  const { host, port, endpointId } = after ?? { host: '', port: 0, endpointId: '' };
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT e."id" AS "endpointId", s."host" AS "site", e."host", e."port", CAST(c."notAfter" AS INTEGER) AS "notAfter"
    FROM "Endpoint" AS e INDEXED BY "Endpoint_host_port_idx"
    CROSS JOIN "Site" AS s ON s."id" = e."siteId" AND s."deletedAt" IS NULL AND s."pausedAt" IS NULL
    CROSS JOIN "Certificate" AS c ON c."fingerprint256" = e."certificateId"
    WHERE (e."host", e."port", e."id") > (${host}, ${port}, ${endpointId}) AND e."watched"
    ORDER BY e."host", e."port", e."id" LIMIT ${limit}`);
  return rows.map(({ notAfter, ...row }) => ({ ...row, notAfter: new Date(Number(notAfter)) }));
}
