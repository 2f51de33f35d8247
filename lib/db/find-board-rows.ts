import { z } from 'zod';

import { findingsAt } from '@/lib/tls/findings-at';
import { isSelfIssued } from '@/lib/tls/self-issued';

import type { BoardRow } from './find-board';
import { Prisma } from './generated/client';
import type { Database } from './open-database';
import { findOldestLook } from './site-columns';
import { inScope } from './site-scope';
import type { SiteScope } from './site-scope';
import type { StatusRules } from './status-rules';
import { readFindings } from './stored-findings';
import { readStatus } from './stored-status';

const instant = z.number().transform((ms) => new Date(ms));

const endpoint = z.object({
  endpointId: z.string(),
  host: z.string(),
  port: z.number(),
  checkedAt: instant.nullable(),
  findings: z.string().nullable(),
  notBefore: instant.nullable(),
  notAfter: instant.nullable(),
  subject: z.string().nullable(),
  issuer: z.string().nullable(),
});

const site = z.object({
  siteId: z.string(),
  displayHost: z.string(),
  host: z.string(),
  port: z.number(),
  status: z.string(),
  pausedAt: instant.nullable(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  tags: z.array(z.object({ tagId: z.string(), name: z.string() })),
  endpoints: z.array(endpoint),
});

/** The sites of these ids that are not deleted, as rows of the board, in the order of the ids. */
export async function findBoardRows(
  db: Database,
  scope: SiteScope,
  siteIds: readonly string[],
  rules: StatusRules,
  now: Date,
): Promise<BoardRow[]> {
  const found = await db.$queryRaw<{ site: string }[]>(selectSites(scope, siteIds));
  return found.map((row) => toBoardRow(site.parse(JSON.parse(row.site)), rules, now));
}

/** One JSON text for each site, since Prisma takes several times as long over rows, columns and relations. */
function selectSites(scope: SiteScope, siteIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    SELECT json_object(
      'siteId', s."id", 'displayHost', s."displayHost", 'host', s."host", 'port', s."port", 'status', s."status",
      'pausedAt', s."pausedAt", 'createdAt', s."createdAt", 'expiresAt', s."expiresAt",
      'tags', (
        SELECT json_group_array(json_object('tagId', t."id", 'name', t."name") ORDER BY t."name")
        FROM "SiteTag" AS st JOIN "Tag" AS t ON t."id" = st."tagId" WHERE st."siteId" = s."id"),
      'endpoints', (
        SELECT json_group_array(json_object(
          'endpointId', e."id", 'host', e."host", 'port', e."port", 'checkedAt', e."checkedAt",
          'findings', e."findings", 'notBefore', c."notBefore", 'notAfter', c."notAfter",
          'subject', c."subject", 'issuer', c."issuer")
          ORDER BY e."createdAt", e."host")
        FROM "Endpoint" AS e LEFT JOIN "Certificate" AS c ON c."fingerprint256" = e."certificateId"
        WHERE e."siteId" = s."id" AND e."watched")) AS "site"
    FROM json_each(${JSON.stringify(siteIds)}) AS wanted CROSS JOIN "Site" AS s ON s."id" = wanted.value
    WHERE s."deletedAt" IS NULL AND ${inScope(scope, 's')} ORDER BY wanted.key`;
}

function toBoardRow(row: z.infer<typeof site>, rules: StatusRules, now: Date): BoardRow {
  const { status, pausedAt, endpoints, ...facts } = row;
  return {
    ...facts,
    status: readStatus(status),
    isPaused: pausedAt !== null,
    checkedAt: findOldestLook(endpoints),
    endpoints: endpoints.map(({ findings, notBefore, notAfter, subject, issuer, ...rest }) => {
      const names = { subject: subject ?? '', issuer: issuer ?? '' };
      const validity = notBefore && notAfter && { notBefore, notAfter, isSelfIssued: isSelfIssued(names) };
      const [topFinding] = findingsAt(readFindings(findings), validity, rules.urgency, now);
      return { ...rest, validity, topFinding: topFinding ?? null };
    }),
  };
}
