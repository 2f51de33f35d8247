import { z } from 'zod';

import { listEventKeys } from '@/lib/events/event-keys';
import { flappingMs } from '@/lib/events/judge-breakdown';
import { changesMs } from '@/lib/events/judge-new-certificates';
import type { JudgedEndpoint, JudgedSite, OwnSighting } from '@/lib/events/judged-site';
import { readRecovery } from '@/lib/events/read-recovery';
import { findHosting, listDefaultCertificateNames, recogniseHosting } from '@/lib/hosting/find-hosting';
import type { HostingId } from '@/lib/hosting/hosting';
import { coversHost } from '@/lib/tls/covers-host';

import { toSiteEvent } from './events';
import { Prisma } from './generated/client';
import type { PolicyTag } from './notice-policies';
import { listToldOver } from './notices';
import type { Transaction } from './open-database';
import { recoveryColumns, toStoredRecovery } from './recoveries';
import { readFindings, readSeverity } from './stored-findings';
import { readJson } from './stored-json';

/** So many looks in a row have to find a site broken before it is said: see lib/monitor/failing-looks.ts. */
const confirmedLooks = 3;
/** What an endpoint showed longer ago says nothing about its habit; what it showed before so many others neither. */
const rememberedMs = 400 * 24 * 60 * 60 * 1000;
const mostSightings = 64;

/** A site that is to be judged, with what decides who is told. */
export interface DueSite {
  site: JudgedSite;
  tags: readonly PolicyTag[];
  /** Sightings of certificates that are not the endpoint's own: there is nothing to judge. */
  foreign: readonly { endpointId: string; fingerprint256: string }[];
}

function siteColumns(now: Date) {
  return {
    id: true,
    host: true,
    pausedAt: true,
    deletedAt: true,
    hosting: true,
    tags: { select: { tag: { select: { id: true, name: true } } } },
    plans: { where: { startsAt: { gt: now } }, select: { id: true, startsAt: true } },
    endpoints: {
      where: { watched: true },
      orderBy: [{ host: 'asc' }, { port: 'asc' }],
      select: {
        id: true,
        host: true,
        port: true,
        checkedAt: true,
        findings: true,
        severity: true,
        failingLooks: true,
        failingSince: true,
        certificateId: true,
      },
    },
  } as const satisfies Prisma.SiteSelect;
}

type SiteRow = Prisma.SiteGetPayload<{ select: ReturnType<typeof siteColumns> }>;
type EndpointRow = SiteRow['endpoints'][number];

/** Instants as milliseconds since 1970. */
interface SightingRow {
  endpointId: string;
  firstSeenAt: number | bigint;
  lastSeenAt: number | bigint;
  judgedAt: number | bigint | null;
  fingerprint256: string;
  notBefore: number | bigint;
  notAfter: number | bigint;
  issuer: string;
  keyType: string;
  names: string;
}

/** By endpoint, what appeared first standing first. */
type Sightings = ReadonlyMap<string, readonly OwnSighting[]>;

/** The sites that are to be judged now, those that have waited longest first. */
export async function listDueSites(tx: Transaction, now: Date, limit: number): Promise<DueSite[]> {
  const due = await tx.site.findMany({
    where: { eventsAt: { lte: now } },
    orderBy: { eventsAt: 'asc' },
    take: limit,
    select: { id: true },
  });
  return due.length === 0
    ? []
    : readJudgedSites(
        tx,
        due.map(({ id }) => id),
        now,
      );
}

async function readJudgedSites(tx: Transaction, siteIds: readonly string[], now: Date): Promise<DueSite[]> {
  const rows = await tx.site.findMany({ where: { id: { in: [...siteIds] } }, select: siteColumns(now) });
  const recoveries = await readRecoveries(tx, siteIds);
  const sightings = await readSightings(
    tx,
    rows.flatMap(({ endpoints }) => endpoints.map(({ id }) => id)),
    now,
  );
  const bare = rows.map((row) => ({ row, site: toJudgedSite(row, sightings, recoveries.get(row.id)) }));
  const keys = bare.flatMap(({ site }) => listEventKeys(site));
  const events = await readEvents(tx, siteIds, keys, now);
  const toldOver = await listToldOver(tx, events);
  return bare.map(({ row, site }) => ({
    site: { ...site, events: events.filter(({ siteId }) => siteId === site.siteId), toldOver },
    tags: row.tags.map(({ tag }) => ({ tagId: tag.id, name: tag.name })),
    foreign: row.endpoints.flatMap((endpoint) => listForeign(endpoint, sightings)),
  }));
}

/** What the endpoints have shown lately: of each the newest alone, since a server may show a fresh one at every look. */
async function readSightings(tx: Transaction, endpointIds: readonly string[], now: Date): Promise<Sightings> {
  const since = now.getTime() - rememberedMs;
  const rows = await tx.$queryRaw<SightingRow[]>(Prisma.sql`
    SELECT s."endpointId", s."firstSeenAt" + 0 AS "firstSeenAt", s."lastSeenAt" + 0 AS "lastSeenAt",
      s."judgedAt" + 0 AS "judgedAt", c."fingerprint256", c."notBefore" + 0 AS "notBefore",
      c."notAfter" + 0 AS "notAfter", c."issuer", c."keyType", c."names"
    FROM json_each(${JSON.stringify(endpointIds)}) AS one
      CROSS JOIN "Sighting" AS s ON s."rowid" IN (SELECT "rowid" FROM "Sighting"
        WHERE "endpointId" = one."value" AND ("lastSeenAt" > ${since} OR "judgedAt" IS NULL)
        ORDER BY "lastSeenAt" DESC LIMIT ${mostSightings})
      CROSS JOIN "Certificate" AS c ON c."fingerprint256" = s."certificateId"
    ORDER BY 2, 3`);
  const found = new Map<string, OwnSighting[]>();
  for (const row of rows) found.set(row.endpointId, [...(found.get(row.endpointId) ?? []), toSighting(row)]);
  return found;
}

function toSighting({ firstSeenAt, lastSeenAt, judgedAt, ...row }: SightingRow): OwnSighting {
  const at = (ms: number | bigint): Date => new Date(Number(ms));
  const { fingerprint256, issuer, keyType } = row;
  const dates = { notBefore: at(row.notBefore), notAfter: at(row.notAfter) };
  const names = readJson(row.names, z.array(z.string())) ?? [];
  const certificate = { fingerprint256, ...dates, issuer, keyType, names };
  return { certificate, firstSeenAt: at(firstSeenAt), lastSeenAt: at(lastSeenAt), isJudged: judgedAt !== null };
}

type Recoveries = Pick<JudgedSite, 'recovery' | 'lastRecovery'>;

function toJudgedSite(
  row: SiteRow,
  sightings: Sightings,
  recoveries: Recoveries | undefined,
): Omit<JudgedSite, 'events' | 'toldOver'> {
  return {
    siteId: row.id,
    isActive: row.pausedAt === null && row.deletedAt === null,
    hosting: findHostingId(row),
    endpoints: row.endpoints.map((endpoint) => toJudgedEndpoint(endpoint, sightings)),
    recovery: recoveries?.recovery ?? null,
    lastRecovery: recoveries?.lastRecovery ?? null,
    plans: row.plans.map(({ id, startsAt }) => ({ planId: id, startsAt })),
  };
}

/** What the owner has chosen, else what the site's name and certificates say: nobody is asked here. */
function findHostingId({ hosting, host }: SiteRow): HostingId | null {
  const chosen = hosting === null ? null : findHosting(hosting);
  return (chosen ?? recogniseHosting([{ kind: 'host-name', value: host }])?.hosting)?.id ?? null;
}

function toJudgedEndpoint(row: EndpointRow, sightings: Sightings): JudgedEndpoint {
  const { id, host, port, checkedAt, findings, severity, failingLooks, failingSince, certificateId } = row;
  return {
    ...{ endpointId: id, host, port, checkedAt, failingSince, certificateId },
    findings: readFindings(findings),
    severity: readSeverity(severity),
    isConfirmed: failingLooks >= confirmedLooks,
    sightings: (sightings.get(id) ?? []).filter((sighting) => isOwn(sighting, host)),
  };
}

/** It covers the name, and is not what the host shows for sites without one of their own. */
function isOwn({ certificate }: OwnSighting, host: string): boolean {
  const defaults = listDefaultCertificateNames();
  return coversHost(certificate.names, host) && !certificate.names.some((name) => defaults.includes(name));
}

function listForeign({ id, host }: EndpointRow, sightings: Sightings): DueSite['foreign'] {
  const foreign = (sightings.get(id) ?? []).filter((one) => !one.isJudged && !isOwn(one, host));
  return foreign.map(({ certificate }) => ({ endpointId: id, fingerprint256: certificate.fingerprint256 }));
}

async function readRecoveries(tx: Transaction, siteIds: readonly string[]): Promise<ReadonlyMap<string, Recoveries>> {
  const rows = await tx.recovery.findMany({
    where: { siteId: { in: [...siteIds] }, practice: null },
    orderBy: { startedAt: 'asc' },
    select: { ...recoveryColumns, activeSiteId: true, startedAt: true, endedAt: true, outcome: true },
  });
  const found = new Map<string, Recoveries>();
  for (const { activeSiteId, startedAt, endedAt, outcome, ...row } of rows) {
    const read = activeSiteId === null ? null : toStoredRecovery(row);
    const before = found.get(row.siteId) ?? { recovery: null, lastRecovery: null };
    const isProved = outcome === 'proved' || outcome === 'renewed-by-itself';
    found.set(row.siteId, {
      recovery: read ? readRecovery(row.id, read.state) : before.recovery,
      lastRecovery: endedAt ? { recoveryId: row.id, startedAt, endedAt, isProved } : before.lastRecovery,
    });
  }
  return found;
}

async function readEvents(tx: Transaction, siteIds: readonly string[], keys: readonly string[], now: Date) {
  const lately = now.getTime() - flappingMs;
  const changedSince = now.getTime() - changesMs;
  const wanted = await tx.$queryRaw<{ id: number | bigint }[]>(Prisma.sql`
    SELECT e."id" FROM json_each(${JSON.stringify(siteIds)}) AS site
      CROSS JOIN "Event" AS e ON e."siteId" = site."value" AND (e."closedAt" IS NULL OR e."closedAt" > ${lately}
        OR e."kind" = 'certificate-changed' AND e."openedAt" > ${changedSince})
    UNION SELECT e."id" FROM json_each(${JSON.stringify(keys)}) AS wanted
      CROSS JOIN "Event" AS e ON e."key" = wanted."value"`);
  if (wanted.length === 0) return [];
  const ids = wanted.map(({ id }) => Number(id));
  const rows = await tx.event.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } });
  return rows.map(toSiteEvent).filter((event) => event !== null);
}

/** Notes which sightings have been judged, and when each site is to be judged again. */
export async function storeJudgement(
  tx: Transaction,
  sites: readonly { siteId: string; nextAt: Date | null }[],
  judged: readonly { endpointId: string; fingerprint256: string }[],
  now: Date,
): Promise<void> {
  const nextAt = sites.map((site) => [site.siteId, site.nextAt?.getTime() ?? null]);
  await tx.$executeRaw(Prisma.sql`
    UPDATE "Site" SET "eventsAt" = fresh.value ->> 1
    FROM json_each(${JSON.stringify(nextAt)}) AS fresh WHERE "Site"."id" = fresh.value ->> 0`);
  if (judged.length === 0) return;
  const sightings = judged.map(({ endpointId, fingerprint256 }) => [endpointId, fingerprint256]);
  await tx.$executeRaw(Prisma.sql`
    UPDATE "Sighting" SET "judgedAt" = ${now.getTime()} FROM json_each(${JSON.stringify(sightings)}) AS seen
    WHERE "endpointId" = seen.value ->> 0 AND "certificateId" = seen.value ->> 1`);
}
