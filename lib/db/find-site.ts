import type { Change } from '@/lib/tls/changes';

import type { CertificateFacts } from '@/lib/tls/observation';
import type { Finding, ProblemName, Severity } from '@/lib/tls/problem';
import type { Status } from '@/lib/tls/status';

import type { TagName } from './list-tags';
import type { Database } from './open-database';
import type { StatusRules } from './status-rules';
import type { SeenObservation } from './seen-observation';

export interface SiteQuery {
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
  /** The first look, with the search for the other form of the name, is not done yet. */
  isFirstLookPending: boolean;
  tags: readonly TagName[];
  /** What was typed first; the unwatched are among them. */
  endpoints: readonly SiteEndpoint[];
  /** Newest first, at most `siteLimits.sightings`. */
  sightings: readonly SiteSighting[];
  sightingCount: number;
  /** Newest first, at most `siteLimits.checks`. */
  checks: readonly SiteCheck[];
}

export const siteLimits = { sightings: 50, checks: 50 } as const;

/** Everything about one site, judged at `now`; null when there is none of this id. */
export async function findSite(db: Database, siteId: string, query: SiteQuery): Promise<SitePage | null> {
  throw new Error(`not written yet ${String(db)} ${siteId} ${String(query)}`);
}
