import { z } from 'zod';

import { coversHost } from '@/lib/tls/covers-host';

import { Prisma } from './generated/client';
import type { Database } from './open-database';
import { readJson } from './stored-json';

/** That a watched name of a site has shown a certificate of its own. */
export interface OwnSighting {
  siteId: string;
  endpointId: string;
  host: string;
  fingerprint256: string;
  firstSeenAt: Date;
  lastSeenAt: Date;
  notBefore: Date;
  notAfter: Date;
}

interface Row {
  siteId: string;
  endpointId: string;
  host: string;
  fingerprint256: string;
  names: string;
  firstSeenAt: number | bigint;
  lastSeenAt: number | bigint;
  notBefore: number | bigint;
  notAfter: number | bigint;
}

const namesSchema = z.array(z.string());
const instant = (ms: number | bigint): Date => new Date(Number(ms));

/**
 * What the watched names of the sites have shown before then, in the order in which it appeared. What a host shows for sites
 * without a certificate is not theirs.
 */
export async function listOwnSightings(db: Database, siteIds: readonly string[], before: Date): Promise<OwnSighting[]> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT e."siteId", e."id" AS "endpointId", e."host", c."fingerprint256", c."names",
      CAST(s."firstSeenAt" AS INTEGER) AS "firstSeenAt", CAST(s."lastSeenAt" AS INTEGER) AS "lastSeenAt",
      CAST(c."notBefore" AS INTEGER) AS "notBefore", CAST(c."notAfter" AS INTEGER) AS "notAfter"
    FROM json_each(${JSON.stringify(siteIds)}) AS wanted
    CROSS JOIN "Endpoint" AS e ON e."siteId" = wanted.value AND e."watched"
    CROSS JOIN "Sighting" AS s ON s."endpointId" = e."id" AND s."firstSeenAt" < ${before.getTime()}
    CROSS JOIN "Certificate" AS c ON c."fingerprint256" = s."certificateId"
    ORDER BY s."firstSeenAt", e."host", c."fingerprint256"`);
  return rows
    .filter(({ names, host }) => coversHost(readJson(names, namesSchema) ?? [], host))
    .map(({ names: _names, firstSeenAt, lastSeenAt, notBefore, notAfter, ...rest }) => ({
      ...rest,
      firstSeenAt: instant(firstSeenAt),
      lastSeenAt: instant(lastSeenAt),
      notBefore: instant(notBefore),
      notAfter: instant(notAfter),
    }));
}
