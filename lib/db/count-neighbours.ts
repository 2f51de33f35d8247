import { findLifePhase } from '@/lib/tls/lifetime';

import { Prisma } from './generated/client';
import type { Database } from './open-database';
import type { StatusRules } from './status-rules';

interface Neighbourhood {
  siteId: string;
  /** One of lib/hosting/hosting.ts; null = not known: then only who shares an address is a neighbour. */
  hostingId: string | null;
  addresses: readonly string[];
}

interface Row {
  siteId: string;
  notBefore: number | bigint | null;
  notAfter: number | bigint | null;
}

/** So many addresses of a site are compared. */
const mostAddresses = 8;

/**
 * The other sites at the same host that are watched: those whose owner chose the same one, and those that share an
 * address with this site. Overdue are those whose certificate should have been renewed long ago.
 */
export async function countNeighbours(
  db: Database,
  { siteId, hostingId, addresses }: Neighbourhood,
  { rules, now }: { rules: StatusRules; now: Date },
): Promise<{ total: number; overdue: number }> {
  const isSame = [
    ...(hostingId === null ? [] : [Prisma.sql`s."hosting" = ${hostingId}`]),
    ...addresses.slice(0, mostAddresses).map((address) => sharesAddress(address)),
  ];
  if (isSame.length === 0) return { total: 0, overdue: 0 };
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT s."id" AS "siteId", c."notBefore", c."notAfter"
    FROM "Site" s
    LEFT JOIN "Endpoint" e ON e."siteId" = s."id" AND e."watched"
    LEFT JOIN "Certificate" c ON c."fingerprint256" = e."certificateId"
    WHERE s."deletedAt" IS NULL AND s."pausedAt" IS NULL AND s."id" <> ${siteId}
      AND (${Prisma.join(isSame, ' OR ')})`);
  const overdue = rows.filter(({ notBefore, notAfter }) => {
    if (notBefore === null || notAfter === null) return false;
    const validity = { notBefore: new Date(Number(notBefore)), notAfter: new Date(Number(notAfter)) };
    return ['action', 'urgent', 'expired'].includes(findLifePhase(validity, rules.urgency, now));
  });
  const count = (some: readonly Row[]): number => new Set(some.map((row) => row.siteId)).size;
  return { total: count(rows), overdue: count(overdue) };
}

function sharesAddress(address: string): Prisma.Sql {
  return Prisma.sql`s."id" IN (
    SELECT n."siteId" FROM "EndpointAddress" a JOIN "Endpoint" n ON n."id" = a."endpointId" AND n."watched"
    WHERE a."address" = ${address})`;
}
