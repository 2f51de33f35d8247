import type { CertificateMark } from '@/lib/tls/changes';
import type { Finding } from '@/lib/tls/problem';

import { firstInLine } from './first-in-line';
import { Prisma } from './generated/client';
import type { Database } from './open-database';
import { readClaims } from './read-claims';
import type { ObservationMark } from './store-observations';

/** Whether the other form of a site's name is still to be looked for. */
export type Counterpart = 'wanted' | 'unclear' | 'settled' | 'declined';

/** The right to look at an endpoint: whoever holds the token may record one look, until the lease runs out. */
export interface Claim {
  endpointId: string;
  siteId: string;
  host: string;
  port: number;
  token: string;
  counterpart: Counterpart;
  /** The hosts of the site's watched endpoints, this one's among them. */
  siteHosts: readonly string[];
  /** When it was to be looked at: in the future when somebody looks by hand. */
  dueAt: Date;
  /** Somebody waits for it, who may have come when it was due anyway. */
  isAwaited?: true;
  failing: FailingLooks;
  /** The look before; null when this is the first. */
  previous: ClaimedLook | null;
}

/** How many looks in a row have found the site broken, and since when: see lib/monitor/failing-looks.ts. */
export interface FailingLooks {
  looks: number;
  /** null as long as there is none. */
  since: Date | null;
}

export interface ClaimedLook {
  checkedAt: Date;
  /** Without those of time. */
  findings: readonly Finding[];
  /** null = not kept. */
  seen: ObservationMark | null;
  /** The endpoint's own certificate that was seen last. */
  certificate: CertificateMark | null;
}

export interface ClaimTerms {
  /** Unique for this claim. */
  token: string;
  now: Date;
  leaseMs: number;
}

/** Claims one endpoint for somebody who waits, due or not. null when somebody else holds it, or when it or its site is gone. */
export async function claimEndpoint(db: Database, endpointId: string, terms: ClaimTerms): Promise<Claim | null> {
  const { count } = await db.endpoint.updateMany({
    where: { id: endpointId, site: { deletedAt: null }, ...isFree(terms) },
    data: leaseOf(terms),
  });
  if (count === 0) return null;
  const [claim] = await readClaims(db, [endpointId], terms.token);
  return claim ? { ...claim, isAwaited: true } : null;
}

/** Beyond this, a due instant was set by a clock that has since been put back. */
export interface DueTerms extends ClaimTerms {
  longestIntervalMs: number;
}

/**
 * Claims the endpoints that have been due the longest, at most `limit`, of the sites that are neither paused nor deleted.
 * Those whose lease ran out are left to `claimSuspect`.
 * It is one statement, so that two processes cannot both find the same one free.
 */
export async function claimDueEndpoints(db: Database, limit: number, terms: DueTerms): Promise<Claim[]> {
  const { token, leaseMs, longestIntervalMs } = terms;
  const now = terms.now.getTime();
  const isDue = Prisma.sql`e."dueAt" <= ${now}`;
  const isDueTooFarAhead = Prisma.sql`e."dueAt" > ${now + longestIntervalMs}`;
  const claimed = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    UPDATE "Endpoint" SET "leaseToken" = ${token}, "leaseUntil" = ${now + leaseMs}
    WHERE "id" IN (
      SELECT * FROM (${selectFree(isDue, limit, terms)})
      UNION ALL SELECT * FROM (${selectFree(isDueTooFarAhead, limit, terms)}) LIMIT ${limit})
    RETURNING "id"`);
  const ids = claimed.map(({ id }) => id);
  return readClaims(db, ids, token);
}

/** Since when the endpoint has been waiting that has been due the longest; null = none is. What a person asked for is none. */
export async function findLongestDue(db: Database, now: Date): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ dueAt: number | bigint }[]>(Prisma.sql`
    SELECT CAST(e."dueAt" AS INTEGER) AS "dueAt"
    FROM "Endpoint" AS e INDEXED BY "Endpoint_dueAt_idx" CROSS JOIN "Site" AS s ON s."id" = e."siteId"
    WHERE e."dueAt" > ${firstInLine.getTime()} AND e."dueAt" <= ${now.getTime()}
      AND e."watched" AND s."deletedAt" IS NULL AND s."pausedAt" IS NULL AND e."leaseUntil" IS NULL
    ORDER BY e."dueAt" LIMIT 1`);
  return row ? new Date(Number(row.dueAt)) : null;
}

/** By the order of the index, which SQLite would not see by itself: it would go through every site. */
function selectFree(condition: Prisma.Sql, limit: number, { now, leaseMs }: DueTerms): Prisma.Sql {
  return Prisma.sql`
    SELECT e."id" FROM "Endpoint" AS e INDEXED BY "Endpoint_dueAt_idx" CROSS JOIN "Site" AS s ON s."id" = e."siteId"
    WHERE ${condition} AND e."watched" AND s."deletedAt" IS NULL AND s."pausedAt" IS NULL
      AND (e."leaseUntil" IS NULL OR e."leaseUntil" > ${now.getTime() + leaseMs})
    ORDER BY e."dueAt" LIMIT ${limit}`;
}

/** A claim of an endpoint whose look never came back: the process that was at it has died, of that look or beside it. */
export interface SuspectClaim {
  claim: Claim;
  /** How often a process has died since the endpoint is looked at apart from others. */
  diedApart: number;
}

/**
 * Claims the endpoint whose lease ran out first, of the sites that are neither paused nor deleted, to be looked at apart
 * from others. The count of deaths stands in the token: a look that comes back clears it.
 */
export async function claimSuspect(db: Database, terms: ClaimTerms): Promise<SuspectClaim | null> {
  const found = await db.endpoint.findFirst({
    where: { watched: true, leaseUntil: { lte: terms.now }, site: { deletedAt: null, pausedAt: null } },
    orderBy: { leaseUntil: 'asc' },
    select: { id: true, leaseToken: true },
  });
  if (found === null) return null;
  const diedApart = Number(/^apart-(\d+)-/.exec(found.leaseToken ?? '')?.[1] ?? 0);
  const token = `apart-${diedApart + 1}-${terms.token}`;
  const { count } = await db.endpoint.updateMany({
    where: { id: found.id, leaseToken: found.leaseToken, leaseUntil: { lte: terms.now } },
    data: leaseOf({ ...terms, token }),
  });
  const [claim] = count === 0 ? [] : await readClaims(db, [found.id], token);
  return claim ? { claim, diedApart } : null;
}

/** Gives a claim back without a result. */
export async function releaseClaim(db: Database, claim: Claim, dueAt: Date): Promise<void> {
  await db.endpoint.updateMany({
    where: { id: claim.endpointId, leaseToken: claim.token },
    data: { leaseToken: null, leaseUntil: null, dueAt },
  });
}

/** Gives claims back that were not made use of: they are as due as before. */
export async function releaseClaims(db: Database, claims: readonly Claim[]): Promise<void> {
  if (claims.length === 0) return;
  const rows = JSON.stringify(claims.map(({ endpointId, token }) => [endpointId, token]));
  await db.$executeRaw(Prisma.sql`
    UPDATE "Endpoint" SET "leaseToken" = NULL, "leaseUntil" = NULL FROM json_each(${rows}) AS claim
    WHERE "Endpoint"."id" = claim.value ->> 0 AND "Endpoint"."leaseToken" = claim.value ->> 1`);
}

/** A lease that ends later than any new one could was taken by a clock that has since been put back. */
function isFree({ now, leaseMs }: ClaimTerms) {
  const latestEnd = new Date(now.getTime() + leaseMs);
  return {
    OR: [{ leaseUntil: null }, { leaseUntil: { lte: now } }, { leaseUntil: { gt: latestEnd } }],
  } satisfies Prisma.EndpointWhereInput;
}

function leaseOf({ token, now, leaseMs }: ClaimTerms) {
  return { leaseToken: token, leaseUntil: new Date(now.getTime() + leaseMs) };
}
