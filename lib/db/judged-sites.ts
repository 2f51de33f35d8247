import { z } from 'zod';

import { listEventKeys } from '@/lib/events/event-keys';
import { flappingMs } from '@/lib/events/judge-breakdown';
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
/** What an endpoint showed longer ago says nothing about its habit. */
const rememberedMs = 400 * 24 * 60 * 60 * 1000;

/** A site that is to be judged, with what decides who is told. */
export interface DueSite {
  site: JudgedSite;
  tags: readonly PolicyTag[];
  /** Sightings of certificates that are not the endpoint's own: there is nothing to judge. */
  foreign: readonly { endpointId: string; fingerprint256: string }[];
}

const certificateColumns = {
  fingerprint256: true,
  notBefore: true,
  notAfter: true,
  issuer: true,
  keyType: true,
  names: true,
} as const satisfies Prisma.CertificateSelect;

function siteColumns(now: Date) {
  const lastSeenAt = { gt: new Date(now.getTime() - rememberedMs) };
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
        sightings: {
          where: { OR: [{ lastSeenAt }, { judgedAt: null }] },
          orderBy: [{ firstSeenAt: 'asc' }, { lastSeenAt: 'asc' }],
          select: { firstSeenAt: true, lastSeenAt: true, judgedAt: true, certificate: { select: certificateColumns } },
        },
      },
    },
  } as const satisfies Prisma.SiteSelect;
}

type SiteRow = Prisma.SiteGetPayload<{ select: ReturnType<typeof siteColumns> }>;
type EndpointRow = SiteRow['endpoints'][number];

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
  const bare = rows.map((row) => ({ row, site: toJudgedSite(row, recoveries.get(row.id)) }));
  const keys = bare.flatMap(({ site }) => listEventKeys(site));
  const events = await readEvents(tx, siteIds, keys, now);
  const toldOver = await listToldOver(tx, events);
  return bare.map(({ row, site }) => ({
    site: { ...site, events: events.filter(({ siteId }) => siteId === site.siteId), toldOver },
    tags: row.tags.map(({ tag }) => ({ tagId: tag.id, name: tag.name })),
    foreign: row.endpoints.flatMap(listForeign),
  }));
}

type Recoveries = Pick<JudgedSite, 'recovery' | 'lastRecovery'>;

function toJudgedSite(row: SiteRow, recoveries: Recoveries | undefined): Omit<JudgedSite, 'events' | 'toldOver'> {
  return {
    siteId: row.id,
    isActive: row.pausedAt === null && row.deletedAt === null,
    hosting: findHostingId(row),
    endpoints: row.endpoints.map(toJudgedEndpoint),
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

function toJudgedEndpoint(row: EndpointRow): JudgedEndpoint {
  const { id, host, port, checkedAt, findings, severity, failingLooks, failingSince, certificateId } = row;
  return {
    ...{ endpointId: id, host, port, checkedAt, failingSince, certificateId },
    findings: readFindings(findings),
    severity: readSeverity(severity),
    isConfirmed: failingLooks >= confirmedLooks,
    sightings: row.sightings.map(toSighting).filter((sighting) => isOwn(sighting, host)),
  };
}

function toSighting({ certificate, firstSeenAt, lastSeenAt, judgedAt }: EndpointRow['sightings'][number]): OwnSighting {
  const names = readJson(certificate.names, z.array(z.string())) ?? [];
  return { certificate: { ...certificate, names }, firstSeenAt, lastSeenAt, isJudged: judgedAt !== null };
}

/** It covers the name, and is not what the host shows for sites without one of their own. */
function isOwn({ certificate }: OwnSighting, host: string): boolean {
  const defaults = listDefaultCertificateNames();
  return coversHost(certificate.names, host) && !certificate.names.some((name) => defaults.includes(name));
}

function listForeign({ id, host, sightings }: EndpointRow): DueSite['foreign'] {
  const foreign = sightings.map(toSighting).filter((one) => !one.isJudged && !isOwn(one, host));
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
  const lately = new Date(now.getTime() - flappingMs);
  const wanted = await tx.$queryRaw<{ id: number | bigint }[]>(Prisma.sql`
    SELECT e."id" FROM json_each(${JSON.stringify(siteIds)}) AS site
      CROSS JOIN "Event" AS e ON e."siteId" = site."value" AND (e."closedAt" IS NULL OR e."closedAt" > ${lately.getTime()})
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
