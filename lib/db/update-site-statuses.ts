import { z } from 'zod';

import { Prisma } from './generated/client';
import type { Transaction } from './open-database';
import { deriveSiteColumns } from './site-columns';
import type { SiteColumns } from './site-columns';
import type { StatusRules } from './status-rules';
import { readSeverity } from './stored-findings';

/**
 * Derives the cached columns of sites anew, after something about them or their endpoints was written in this transaction.
 * Where the status is another one, it is judged at once whether that is to be told.
 */
export async function updateSiteStatuses(
  tx: Transaction,
  siteIds: readonly string[],
  rules: StatusRules,
  now: Date,
): Promise<void> {
  const sites = await readSites(tx, siteIds);
  const derived = sites.map(({ siteId, isPaused, endpoints }) => ({
    siteId,
    columns: deriveSiteColumns(endpoints, isPaused, rules, now),
  }));
  await writeColumns(tx, derived);
}

const instant = z.number().transform((ms) => new Date(ms));

const site = z.object({
  siteId: z.string(),
  isPaused: z.number().transform(Boolean),
  endpoints: z.array(
    z.object({
      checkedAt: instant.nullable(),
      severity: z.string().nullable().transform(readSeverity),
      validity: z.object({ notBefore: instant, notAfter: instant }).nullable(),
    }),
  ),
});

/** One JSON text for each, since Prisma takes several times as long over rows, columns and relations. */
async function readSites(tx: Transaction, siteIds: readonly string[]): Promise<z.infer<typeof site>[]> {
  const rows = await tx.$queryRaw<{ site: string }[]>(Prisma.sql`
    SELECT json_object('siteId', s."id", 'isPaused', s."pausedAt" IS NOT NULL, 'endpoints', (
      SELECT json_group_array(json_object(
        'checkedAt', e."checkedAt", 'severity', e."severity",
        'validity', (
          SELECT json_object('notBefore', c."notBefore", 'notAfter', c."notAfter")
          FROM "Certificate" AS c WHERE c."fingerprint256" = e."certificateId")))
      FROM "Endpoint" AS e WHERE e."siteId" = s."id" AND e."watched")) AS "site"
    FROM json_each(${JSON.stringify(siteIds)}) AS wanted CROSS JOIN "Site" AS s ON s."id" = wanted.value`);
  return rows.map((row) => site.parse(JSON.parse(row.site)));
}

/** The oldest look of a site is cached to this exactness: a row with five indexes is not written for less. */
const looseMs = 10 * 60 * 1000;

/**
 * One statement for all of them: a row at a time would take seconds after a night of sleep. What is cached stays as long
 * as it still holds and would come to its end no later than what was derived now.
 */
async function writeColumns(
  tx: Transaction,
  sites: readonly { siteId: string; columns: SiteColumns }[],
): Promise<void> {
  const rows = sites.map(({ siteId, columns }) => [
    siteId,
    columns.status,
    columns.statusAt.getTime(),
    columns.statusUntil?.getTime() ?? null,
    columns.urgency,
    columns.expiresAt?.getTime() ?? null,
    columns.checkedAt?.getTime() ?? null,
  ]);
  await tx.$executeRaw(Prisma.sql`
    UPDATE "Site" SET
      "status" = fresh.value ->> 1, "statusAt" = fresh.value ->> 2, "statusUntil" = fresh.value ->> 3,
      "urgency" = fresh.value ->> 4, "expiresAt" = fresh.value ->> 5, "checkedAt" = fresh.value ->> 6,
      "eventsAt" = iif("status" = fresh.value ->> 1, "eventsAt", fresh.value ->> 2)
    FROM json_each(${JSON.stringify(rows)}) AS fresh WHERE "Site"."id" = fresh.value ->> 0 AND NOT coalesce(
      "status" = fresh.value ->> 1 AND "expiresAt" IS fresh.value ->> 5 AND "statusAt" <= fresh.value ->> 2
      AND ("statusUntil" IS fresh.value ->> 3 OR "statusUntil" BETWEEN fresh.value ->> 2 + 1 AND fresh.value ->> 3)
      AND "checkedAt" BETWEEN fresh.value ->> 6 - ${looseMs} AND fresh.value ->> 6, false)`);
}
