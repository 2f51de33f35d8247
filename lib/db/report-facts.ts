import type { EventKind } from '@/lib/events/event-kinds';
import type { SiteEvent } from '@/lib/events/site-event';
import type { Outcome } from '@/lib/recovery/recovery-state';

import { toSiteEvent } from './events';
import { Prisma } from './generated/client';
import type { Database } from './open-database';
import { whereReported } from './report-sites';
import type { ReportQuery } from './report-sites';
import { readRecoveryState } from './stored-recovery';

/** From its first instant to that after its last. */
export interface Period {
  from: Date;
  to: Date;
}

/** What a site is called. */
interface Named {
  siteId: string;
  displayHost: string;
  port: number;
}

const named = { select: { id: true, displayHost: true, port: true } } as const;

export interface ReportedRecovery extends Named {
  startedAt: Date;
  endedAt: Date | null;
  /** null = it is running. */
  outcome: Outcome | null;
  /** How long the site was away, as observed; null = it was not, or nobody saw it come back. */
  awayMs: number | null;
}

/** The recoveries that began in the period, without practice, the oldest first. */
export async function listReportedRecoveries(
  db: Database,
  query: ReportQuery,
  { from, to }: Period,
): Promise<ReportedRecovery[]> {
  const rows = await db.recovery.findMany({
    where: { practice: null, startedAt: { gte: from, lt: to }, site: whereReported(query) },
    orderBy: { startedAt: 'asc' },
    select: { startedAt: true, state: true, site: named },
  });
  return rows.map(({ startedAt, state, site: { id, ...name } }) => {
    const { endedAt = null, outcome = null, awayFrom = null, awayUntil = null } = readRecoveryState(state) ?? {};
    const awayMs = awayFrom && awayUntil ? Math.max(0, awayUntil.getTime() - awayFrom.getTime()) : null;
    return { siteId: id, ...name, startedAt, endedAt, outcome, awayMs };
  });
}

export type ReportedEvent = Pick<SiteEvent, 'eventId' | 'kind' | 'openedAt' | 'closedAt' | 'outcome'> & Named;

/** The events of these kinds that held at any time of the period, the oldest first, and how many there are. */
export async function listReportedEvents(
  db: Database,
  query: ReportQuery,
  { from, to }: Period,
  { kinds, limit }: { kinds: readonly EventKind[]; limit: number },
): Promise<{ events: ReportedEvent[]; total: number }> {
  const where: Prisma.EventWhereInput = {
    site: whereReported(query),
    kind: { in: [...kinds] },
    openedAt: { lt: to },
    OR: [{ closedAt: null }, { closedAt: { gte: from } }],
  };
  const [total, rows] = await Promise.all([
    db.event.count({ where }),
    db.event.findMany({ where, orderBy: [{ openedAt: 'asc' }, { id: 'asc' }], take: limit, include: { site: named } }),
  ]);
  const events = rows.flatMap(({ site, ...row }) => {
    const event = toSiteEvent(row);
    if (!event || !site) return [];
    const { eventId, kind, openedAt, closedAt, outcome } = event;
    return [
      { eventId, kind, openedAt, closedAt, outcome, siteId: site.id, displayHost: site.displayHost, port: site.port },
    ];
  });
  return { events, total };
}

/** The events of these kinds that held at that instant, however many the month has had. */
export async function listEventsAt(
  db: Database,
  siteIds: readonly string[],
  kinds: readonly EventKind[],
  at: Date,
): Promise<Pick<ReportedEvent, 'siteId' | 'kind' | 'openedAt' | 'closedAt'>[]> {
  const rows = await db.event.findMany({
    where: {
      siteId: { in: [...siteIds] },
      kind: { in: [...kinds] },
      openedAt: { lt: at },
      OR: [{ closedAt: null }, { closedAt: { gte: at } }],
    },
  });
  return rows.flatMap((row) => {
    const event = toSiteEvent(row);
    return event?.siteId ? [{ ...event, siteId: event.siteId }] : [];
  });
}

export interface ReportedPlan extends Named {
  startsAt: Date;
  minutes: number;
}

/** The recoveries that are planned for the period, the earliest first. */
export async function listReportedPlans(
  db: Database,
  query: ReportQuery,
  { from, to }: Period,
): Promise<ReportedPlan[]> {
  const rows = await db.recoveryPlan.findMany({
    where: { startsAt: { gte: from, lt: to }, site: whereReported(query) },
    orderBy: { startsAt: 'asc' },
    select: { startsAt: true, minutes: true, site: named },
  });
  return rows.map(({ site: { id, ...name }, ...plan }) => ({ siteId: id, ...name, ...plan }));
}

export interface LookCount {
  looks: number;
  /** Those that found the site broken. */
  failures: number;
  /** When somebody looked last in the period; of a day or hour that was summed up, its beginning. */
  lastAt: Date;
}

/** How often each of the sites was looked at in the period: single looks, and those that were summed up. */
export async function countLooks(
  db: Database,
  siteIds: readonly string[],
  { from, to }: Period,
): Promise<ReadonlyMap<string, LookCount>> {
  const endpoints = Prisma.sql`json_each(${JSON.stringify(siteIds)}) AS wanted
    CROSS JOIN "Endpoint" AS e ON e."siteId" = wanted.value`;
  const [since, until] = [from.getTime(), to.getTime()];
  const rows = await db.$queryRaw<(Record<'looks' | 'failures' | 'lastAt', number | bigint> & { siteId: string })[]>(
    Prisma.sql`
    SELECT "siteId", sum("looks") AS "looks", sum("failures") AS "failures", CAST(max("lastAt") AS INTEGER) AS "lastAt"
    FROM (
      SELECT e."siteId", count(*) AS "looks",
        sum(c."severity" IS NOT NULL AND c."severity" IN ('harming', 'unreachable', 'blocking')) AS "failures",
        max(c."startedAt") AS "lastAt"
      FROM ${endpoints} CROSS JOIN "Check" AS c
        ON c."endpointId" = e."id" AND c."startedAt" >= ${since} AND c."startedAt" < ${until}
      GROUP BY e."siteId"
      UNION ALL
      SELECT e."siteId", sum(r."looks"), sum(r."failures"), max(r."startAt")
      FROM ${endpoints} CROSS JOIN "CheckRollup" AS r
        ON r."endpointId" = e."id" AND r."span" IN ('hour', 'day') AND r."startAt" >= ${since} AND r."startAt" < ${until}
      GROUP BY e."siteId")
    GROUP BY "siteId"`,
  );
  return new Map(
    rows.map(({ siteId, looks, failures, lastAt }) => [
      siteId,
      { looks: Number(looks), failures: Number(failures), lastAt: new Date(Number(lastAt)) },
    ]),
  );
}
