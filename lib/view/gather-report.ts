import type { Database } from '@/lib/db/open-database';
import { refreshStatuses } from '@/lib/db/refresh-statuses';
import {
  countLooks,
  listEventsAt,
  listReportedEvents,
  listReportedPlans,
  listReportedRecoveries,
  type LookCount,
  type ReportedEvent,
  type ReportedPlan,
  type ReportedRecovery,
} from '@/lib/db/report-facts';
import { listOwnSightings, type OwnSighting } from '@/lib/db/report-sightings';
import { listReportedSites, type ReportedSite, type ReportQuery } from '@/lib/db/report-sites';
import type { StatusRules } from '@/lib/db/status-rules';
import { urgencyBoundaries } from '@/lib/tls/lifetime';
import type { Status } from '@/lib/tls/status';
import { groupBy } from './group-by';
import { findFirstEnding, listRenewals, type Renewal } from './report-certificates';
import type { ReportMonth } from './report-month';
import { findStatusAt, reportedKinds } from './report-status';

const dayMs = 24 * 60 * 60 * 1000;
/** How far ahead of its end a report looks. */
export const comingDays = 60;
/** A report of more is nothing to read: it is told how many are left out. */
export const mostReported = { sites: 1000, events: 500 } as const;

export interface ReportSite {
  siteId: string;
  displayHost: string;
  port: number;
  /** At the month's end, or now while it lasts. */
  status: Status;
  /** When the first of its certificates ends; null = none was ever seen. */
  expiresAt: Date | null;
  looks: number;
}

export interface ReportExpiry extends Pick<ReportSite, 'siteId' | 'displayHost' | 'port'> {
  notAfter: Date;
  /** When its renewal is due. */
  renewalAt: Date;
}

export interface Report {
  /** The month still lasts: the report is of now. */
  isRunning: boolean;
  /** What it tells is known as of then: the month's end, or now. */
  asOf: Date;
  sites: readonly ReportSite[];
  siteCount: number;
  looks: number;
  /** Those that found a site broken. */
  failures: number;
  renewals: readonly (Renewal & Pick<ReportSite, 'displayHost' | 'port'>)[];
  recoveries: readonly ReportedRecovery[];
  /** How long sites were away in recoveries, together. */
  awayMs: number;
  events: readonly ReportedEvent[];
  eventCount: number;
  expiries: readonly ReportExpiry[];
  plans: readonly ReportedPlan[];
}

interface Terms extends Omit<ReportQuery, 'addedBefore'> {
  month: ReportMonth;
  rules: StatusRules;
  now: Date;
}

/** The report of a month for the sites of a tag, from what is stored. A fixed number of queries, whatever the number of sites. */
export async function gatherReport(db: Database, { scope, tagId, month, rules, now }: Terms): Promise<Report> {
  const isRunning = now < month.to;
  const asOf = isRunning ? now : month.to;
  const query: ReportQuery = { scope, tagId, addedBefore: asOf };
  const period = { from: month.from, to: asOf };
  const coming = { from: asOf, to: new Date(asOf.getTime() + comingDays * dayMs) };
  if (isRunning) await refreshStatuses(db, rules, now);
  const { sites, total } = await listReportedSites(db, query, mostReported.sites);
  const siteIds = sites.map(({ siteId }) => siteId);
  const [sightings, looks, recoveries, { events, total: eventCount }, held, plans] = await Promise.all([
    listOwnSightings(db, siteIds, asOf),
    countLooks(db, siteIds, period),
    listReportedRecoveries(db, query, period),
    listReportedEvents(db, query, period, { kinds: reportedKinds, limit: mostReported.events }),
    isRunning ? [] : listEventsAt(db, siteIds, reportedKinds, asOf),
    listReportedPlans(db, query, coming),
  ]);
  const ending = findFirstEnding(sightings, asOf);
  const known = new Map(sites.map((site) => [site.siteId, site]));
  const statusOf = createStatusReader({ isRunning, asOf, held, looks });
  const counts = [...looks.values()];
  return {
    isRunning,
    asOf,
    sites: sites.map((site) => ({
      ...name(site),
      status: statusOf(site),
      expiresAt: ending.get(site.siteId)?.notAfter ?? null,
      looks: looks.get(site.siteId)?.looks ?? 0,
    })),
    siteCount: total,
    looks: counts.reduce((sum, count) => sum + count.looks, 0),
    failures: counts.reduce((sum, count) => sum + count.failures, 0),
    renewals: listRenewals(sightings, month.from).flatMap((renewal) => {
      const site = known.get(renewal.siteId);
      return site ? [{ ...renewal, ...name(site) }] : [];
    }),
    recoveries,
    awayMs: recoveries.reduce((sum, { awayMs }) => sum + (awayMs ?? 0), 0),
    events,
    eventCount,
    expiries: listExpiries(sites, ending, coming, rules),
    plans,
  };
}

function name({ siteId, displayHost, port }: ReportedSite): Pick<ReportSite, 'siteId' | 'displayHost' | 'port'> {
  return { siteId, displayHost, port };
}

interface Known {
  isRunning: boolean;
  asOf: Date;
  held: Awaited<ReturnType<typeof listEventsAt>>;
  looks: ReadonlyMap<string, LookCount>;
}

function createStatusReader({ isRunning, asOf, held, looks }: Known): (site: ReportedSite) => Status {
  if (isRunning) return ({ status }) => status;
  const eventsOf = groupBy(held, ({ siteId }) => siteId);
  return (site) => findStatusAt(site, eventsOf.get(site.siteId) ?? [], looks.get(site.siteId), asOf);
}

/** What ends in the time to come, or has ended and was not renewed, the first first. */
function listExpiries(
  sites: readonly ReportedSite[],
  ending: ReadonlyMap<string, OwnSighting>,
  { to }: { to: Date },
  rules: StatusRules,
): ReportExpiry[] {
  return sites
    .flatMap((site) => {
      const certificate = ending.get(site.siteId);
      if (!certificate || certificate.notAfter >= to) return [];
      const { watchingAt } = urgencyBoundaries(certificate, rules.urgency);
      return [{ ...name(site), notAfter: certificate.notAfter, renewalAt: watchingAt }];
    })
    .toSorted((one, other) => one.notAfter.getTime() - other.notAfter.getTime());
}
