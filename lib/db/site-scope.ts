import { Prisma } from './generated/client';

/** Which sites somebody may see: null = all, otherwise those that carry one of these tags (ids). */
export type SiteScope = readonly string[] | null;

/** A condition on rows of "Site"; `alias` is the name of that table in the query. */
export function inScope(scope: SiteScope, alias = 'Site'): Prisma.Sql {
  if (scope === null) return Prisma.sql`TRUE`;
  return Prisma.sql`EXISTS (SELECT 1 FROM "SiteTag" AS "shared" JOIN json_each(${JSON.stringify(scope)}) AS "allowed"
    ON "shared"."tagId" = "allowed"."value" WHERE "shared"."siteId" = ${Prisma.raw(`"${alias}"`)}."id")`;
}

/** The same condition for the query builder. */
export function whereInScope(scope: SiteScope): Prisma.SiteWhereInput {
  return scope === null ? {} : { tags: { some: { tagId: { in: [...scope] } } } };
}
