import type { BoardFilter, BoardSort } from './find-board';
import { Prisma } from './generated/client';
import { inScope } from './site-scope';
import { untagged } from './untagged';

const orders: Record<BoardSort, Prisma.Sql> = {
  urgency: Prisma.sql`"Site"."urgency" DESC, "Site"."expiresAt", "Site"."id"`,
  expiry: Prisma.sql`"Site"."expiresAt" NULLS LAST, "Site"."id"`,
  name: Prisma.sql`"Site"."displayHost", "Site"."host", "Site"."port"`,
  added: Prisma.sql`"Site"."createdAt" DESC, "Site"."id"`,
};

/** The ORDER BY of a sort. */
export function orderBy(sort: BoardSort): Prisma.Sql {
  return orders[sort];
}

/**
 * FROM and WHERE of the sites that a filter lets through.
 *
 * @param namedTags the tags that the search text names: their sites are found as well
 */
export function fromFiltered(
  { scope, status, search, tag, outage }: BoardFilter,
  namedTags: readonly string[],
): Prisma.Sql {
  const conditions = [Prisma.sql`"Site"."deletedAt" IS NULL`];
  if (scope !== null) conditions.push(inScope(scope));
  if (status !== undefined) conditions.push(Prisma.sql`"Site"."status" = ${status}`);
  if (outage !== undefined) conditions.push(isToldBy(outage));
  if (tag === untagged) conditions.push(carriesNone);
  const needle = toNeedle(search ?? '');
  const found = [...(needle === '' ? [] : [matches(needle)]), ...(namedTags.length === 0 ? [] : [carries(namedTags)])];
  if (found.length > 0) conditions.push(Prisma.sql`(${Prisma.join(found, ' OR ')})`);
  return Prisma.sql`FROM ${tables(tag === untagged ? undefined : tag, needle)} WHERE ${Prisma.join(conditions, ' AND ')}`;
}

/** What of a search text is looked for: a pasted address finds its site, and names are stored without "www.". */
export function toNeedle(search: string): string {
  return search
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/\u3002/g, '.')
    .replace(/^https?:\/\//, '')
    .replace(/[/?#].*$/s, '')
    .replace(/^www\./, '')
    .replace(/:\d+$/, '');
}

/** `instr` knows no wildcards, so "%" and "_" stand for themselves. Only punycode is to be found in the ASCII name alone. */
function matches(needle: string): Prisma.Sql {
  const column = needle.includes('xn--') ? Prisma.sql`"Site"."host"` : Prisma.sql`"Site"."displayHost"`;
  return Prisma.sql`instr(${column}, ${needle}) > 0`;
}

/** By rowid as well: an outage's sites are few, and the rows of all others stay unread. */
function isToldBy(outage: number): Prisma.Sql {
  return Prisma.sql`"Site"."rowid" IN (
    SELECT "s"."rowid" FROM "Event" AS "e" CROSS JOIN "Site" AS "s" ON "s"."id" = "e"."siteId" WHERE "e"."parentId" = ${outage})`;
}

const carriesNone = Prisma.sql`NOT EXISTS (SELECT 1 FROM "SiteTag" AS "any" WHERE "any"."siteId" = "Site"."id")`;

/** By rowid, which every index holds: so the search goes on reading nothing but its index. */
function carries(tagIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`"Site"."rowid" IN (
    SELECT "s"."rowid" FROM "SiteTag" AS "st" CROSS JOIN "Site" AS "s" ON "s"."id" = "st"."siteId"
    WHERE "st"."tagId" IN (${Prisma.join(tagIds)}))`;
}

/**
 * SQLite is told the way, because it would read every row of the table for its urgency's sake: a tag's own sites one by
 * one, or else all names from the index that holds nothing but names.
 */
function tables(tag: string | undefined, needle: string): Prisma.Sql {
  if (tag !== undefined) {
    return Prisma.sql`"SiteTag" CROSS JOIN "Site" ON "Site"."id" = "SiteTag"."siteId" AND "SiteTag"."tagId" = ${tag}`;
  }
  if (needle !== '') return Prisma.sql`"Site" INDEXED BY "Site_deletedAt_displayHost_host_port_idx"`;
  return Prisma.sql`"Site"`;
}
