import type { HostingId } from '@/lib/hosting/hosting';
import type { UrgencyPolicy } from '@/lib/tls/lifetime';
import type { Finding, Severity } from '@/lib/tls/problem';

import type { EventKind } from './event-kinds';
import type { NoticePolicy } from './notice-policy';
import type { EventCertificate, EventFacts, EventOutcome, SiteEvent } from './site-event';

/** Everything on which it depends what is to be told about a site. */
export interface JudgedSite {
  siteId: string;
  /** Neither paused nor deleted. */
  isActive: boolean;
  hosting: HostingId | null;
  /** Those that are watched. */
  endpoints: readonly JudgedEndpoint[];
  /** The one that is running; a practice is none. */
  recovery: JudgedRecovery | null;
  /** The one that ended last. */
  lastRecovery: EndedRecovery | null;
  plans: readonly { planId: string; startsAt: Date }[];
  /** Those that are open, those that closed not long ago, and those that must not be opened again (`listEventKeys`). */
  events: readonly SiteEvent[];
  /** Those of them whose end has left, or that of the outage that spoke for them (their ids). */
  toldOver: ReadonlySet<number>;
}

export interface JudgedEndpoint {
  endpointId: string;
  host: string;
  port: number;
  checkedAt: Date | null;
  /** Of the latest look, without those of time, the worst first. */
  findings: readonly Finding[];
  severity: Severity | null;
  /** So many looks in a row have found it broken that it may be said. */
  isConfirmed: boolean;
  failingSince: Date | null;
  /** The fingerprint of its own certificate that was seen last. */
  certificateId: string | null;
  /** Its own certificates that it has shown, what appeared first standing first. */
  sightings: readonly OwnSighting[];
}

/** A certificate with all its names. */
export type OwnCertificate = EventCertificate;

export interface OwnSighting {
  certificate: OwnCertificate;
  firstSeenAt: Date;
  lastSeenAt: Date;
  isJudged: boolean;
}

export interface JudgedRecovery {
  recoveryId: string;
  /** The site is off because of it, or may be: until when that explains what is seen. null = it is not off. */
  offUntil: Date | null;
  /** Since when it waits for ON; null = it does not. */
  onReadySince: Date | null;
}

export interface EndedRecovery {
  recoveryId: string;
  startedAt: Date;
  endedAt: Date;
  isProved: boolean;
}

/** By what it is judged. */
export interface JudgeRules {
  windows: UrgencyPolicy;
  /** The owner has said when "overdue" is told: then no habit postpones it. */
  isOverdueChosen: boolean;
  /** What the owner wants to be told. */
  told: NoticePolicy['told'];
  /** After this long the last look says nothing any more. */
  staleAfterMs: number;
}

export interface OpenedEvent {
  key: string;
  kind: EventKind;
  endpointId: string | null;
  facts: EventFacts;
  /** False = it is only kept: something else that is told says it already. */
  isTold: boolean;
}

export interface ClosedEvent {
  event: SiteEvent;
  outcome: EventOutcome;
  facts: EventFacts;
  /** False = something else says it. */
  isTold: boolean;
}

export interface SiteVerdict {
  opens: readonly OpenedEvent[];
  closes: readonly ClosedEvent[];
  /** They go on: their end was not told, or it was told within the hour. */
  reopens: readonly SiteEvent[];
  /** The sightings that need no judging any more. */
  judged: readonly { endpointId: string; fingerprint256: string }[];
  /** The first instant at which time alone may change the verdict; null = never. */
  nextAt: Date | null;
}
