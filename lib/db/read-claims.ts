import { z } from 'zod';

import type { Claim, Counterpart } from './claim-endpoints';
import { Prisma } from './generated/client';
import type { Database } from './open-database';
import { readFindings } from './stored-findings';

const instant = z.number().transform((ms) => new Date(ms));

const claimed = z.object({
  endpointId: z.string(),
  siteId: z.string(),
  host: z.string(),
  port: z.number(),
  dueAt: instant,
  looks: z.number(),
  since: instant.nullable(),
  checkedAt: instant.nullable(),
  findings: z.string().nullable(),
  counterpart: z.string(),
  siteHosts: z.array(z.string()),
  certificate: z.object({ fingerprint256: z.string(), notBefore: instant, notAfter: instant }).nullable(),
  seen: z.object({ mark: z.string(), wasReached: z.number().transform(Boolean), storedAt: instant }).nullable(),
});

/** What whoever holds these claims has to know of the endpoints; those that are held by another token are left out. */
export async function readClaims(db: Database, ids: readonly string[], token: string): Promise<Claim[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<{ claim: string }[]>(selectClaims(ids, token));
  return rows.map((row) => toClaim(claimed.parse(JSON.parse(row.claim)), token));
}

/** One JSON text for each, since Prisma takes several times as long over rows, columns and relations. */
function selectClaims(ids: readonly string[], token: string): Prisma.Sql {
  return Prisma.sql`
    SELECT json_object(
      'endpointId', e."id", 'siteId', e."siteId", 'host', e."host", 'port', e."port", 'dueAt', e."dueAt",
      'looks', e."failingLooks", 'since', e."failingSince", 'checkedAt', e."checkedAt", 'findings', e."findings",
      'counterpart', s."counterpart",
      'siteHosts', (
        SELECT json_group_array(w."host") FROM "Endpoint" AS w WHERE w."siteId" = e."siteId" AND w."watched"),
      'certificate', (
        SELECT json_object('fingerprint256', c."fingerprint256", 'notBefore', c."notBefore", 'notAfter', c."notAfter")
        FROM "Certificate" AS c WHERE c."fingerprint256" = e."certificateId"),
      'seen', (
        SELECT json_object('mark', o."mark", 'wasReached', o."wasReached", 'storedAt', o."storedAt")
        FROM "Observation" AS o WHERE o."endpointId" = e."id")) AS "claim"
    FROM json_each(${JSON.stringify(ids)}) AS wanted
    CROSS JOIN "Endpoint" AS e ON e."id" = wanted.value AND e."leaseToken" = ${token}
    CROSS JOIN "Site" AS s ON s."id" = e."siteId"
    ORDER BY wanted.key`;
}

function toClaim(row: z.infer<typeof claimed>, token: string): Claim {
  const { looks, since, checkedAt, findings, certificate, seen, counterpart, ...facts } = row;
  return {
    ...facts,
    token,
    counterpart: readCounterpart(counterpart),
    failing: { looks, since },
    previous: checkedAt && { checkedAt, findings: readFindings(findings), seen, certificate },
  };
}

function readCounterpart(text: string): Counterpart {
  return text === 'wanted' || text === 'unclear' || text === 'declined' ? text : 'settled';
}
