import type { Change } from '@/lib/tls/changes';

import type { CertificateFacts } from '@/lib/tls/observation';
import type { Finding, ProblemName, Severity } from '@/lib/tls/problem';
import { deriveStatus } from '@/lib/tls/status';
import type { Status } from '@/lib/tls/status';

import type { TagName } from './list-tags';
import type { Database } from './open-database';
import { whereInScope } from './site-scope';
import type { SiteScope } from './site-scope';
import type { StatusRules } from './status-rules';
import type { SeenObservation } from './seen-observation';
import { endpointColumns, findSeenCertificates, toSiteEndpoint } from './site-endpoints';
import { findOldestLook } from './site-columns';
import { findSiteHistory } from './site-history';
import { toEndpointState } from './stored-state';
import type { Prisma } from './generated/client';
import { listPendingFirstLooks } from './first-look';

export interface SiteQuery {
  scope: SiteScope;
  now: Date;
  rules: StatusRules;
}

export interface SiteEndpoint {
  endpointId: string;
  host: string;
  /** For the eye: Unicode. */
  displayHost: string;
  port: number;
  isWatched: boolean;
  /** Somebody is looking at it at this moment. */
  isBeingChecked: boolean;
  checkedAt: Date | null;
  /** In the past = as soon as there is a free slot. */
  dueAt: Date;
  /** Its own certificate that was seen last; null when none was ever seen. */
  certificate: CertificateFacts | null;
  certificateSeenAt: Date | null;
  /** The latest look; null when there was none or its record cannot be read. */
  observation: SeenObservation | null;
  /** The worst first; those of time are judged at `now`. */
  findings: readonly Finding[];
  /** The status this endpoint would give the site by itself. */
  status: Status;
}

/** That an endpoint has shown a certificate. */
export interface SiteSighting {
  endpointId: string;
  host: string;
  firstSeenAt: Date;
  lastSeenAt: Date;
  certificate: CertificateFacts;
}

export interface SiteCheck {
  checkId: number;
  endpointId: string;
  host: string;
  startedAt: Date;
  durationMs: number;
  /** null = nothing was found. */
  severity: Severity | null;
  problems: readonly ProblemName[];
  fingerprint256: string | null;
  changes: readonly Change[];
}

/** Everything the page of a site shows. */
export interface SitePage {
  siteId: string;
  host: string;
  displayHost: string;
  port: number;
  createdAt: Date;
  pausedAt: Date | null;
  /** Set = deleted; it can be restored for 30 days. */
  deletedAt: Date | null;
  status: Status;
  /** The index in `endpoints` of the one that explains the status; null when paused or none is watched. */
  worstEndpoint: number | null;
  expiresAt: Date | null;
  checkedAt: Date | null;
  /** The host whose way the owner chose for a recovery, one of lib/hosting/hosting.ts; null = none yet. */
  hosting: string | null;
  /** The first look, with the search for the other form of the name, is not done yet. */
  isFirstLookPending: boolean;
  tags: readonly TagName[];
  /** What was typed first; the unwatched are among them. */
  endpoints: readonly SiteEndpoint[];
  /** Newest first, at most `historyLimits.sightings`. */
  sightings: readonly SiteSighting[];
  sightingCount: number;
  /** Newest first, at most `historyLimits.checks`. */
  checks: readonly SiteCheck[];
}

const siteColumns = {
  id: true,
  host: true,
  displayHost: true,
  port: true,
  createdAt: true,
  pausedAt: true,
  deletedAt: true,
  expiresAt: true,
  hosting: true,
  tags: { select: { tag: { select: { id: true, name: true } } }, orderBy: { tag: { name: 'asc' } } },
  endpoints: { select: endpointColumns, orderBy: [{ createdAt: 'asc' }, { host: 'asc' }] },
} satisfies Prisma.SiteSelect;

/** Everything about one site, judged at `now`; null when there is none of this id within the scope. */
export async function findSite(
  db: Database,
  siteId: string,
  { scope, now, rules }: SiteQuery,
): Promise<SitePage | null> {
  const site = await db.site.findFirst({ where: { id: siteId, ...whereInScope(scope) }, select: siteColumns });
  if (!site) return null;
  const watched = site.endpoints.filter((endpoint) => endpoint.watched);
  const policy = { ...rules, isPaused: site.pausedAt !== null };
  const { status, worst } = deriveStatus(watched.map(toEndpointState), policy, now);
  const certificates = await findSeenCertificates(db, site.endpoints);
  const pending = await listPendingFirstLooks(db, [siteId]);
  const { id, tags, endpoints, ...facts } = site;
  return {
    ...facts,
    siteId: id,
    status,
    checkedAt: findOldestLook(watched),
    worstEndpoint: worst === null ? null : endpoints.findIndex((endpoint) => endpoint === watched[worst]),
    isFirstLookPending: pending.has(id),
    tags: tags.map(({ tag }) => ({ tagId: tag.id, name: tag.name })),
    endpoints: endpoints.map((endpoint) => toSiteEndpoint(endpoint, certificates, rules, now)),
    ...(await findSiteHistory(db, endpoints)),
  };
}
