import type { ProblemName } from '@/lib/tls/problem';

import type { EventKind } from './event-kinds';
import type { UsualRenewal } from './usual-renewal';

/**
 * How an event ended. `recovered` what was the matter is not any more · `renewed` by a new certificate · `worsened` the
 * next event of the same certificate has taken its place · `dropped` the site was paused or deleted · `momentary` it was
 * over as soon as it had happened.
 */
export const eventOutcomes = ['recovered', 'renewed', 'worsened', 'dropped', 'momentary'] as const;
export type EventOutcome = (typeof eventOutcomes)[number];

/** A certificate as an event tells of it. Texts are foreign: never markup. */
export interface EventCertificate {
  fingerprint256: string;
  notBefore: Date;
  notAfter: Date;
  /** Its issuer's name (RFC 4514). */
  issuer: string;
  /** "RSA 2048", "ECDSA P-256" … */
  keyType: string;
  /** At most 10 of its names. */
  names: readonly string[];
}

export type CertificateAspect = 'issuer' | 'key' | 'names' | 'not-due';

/** What an event tells, as known when it was opened or closed. Only what applies is there. */
export interface EventFacts {
  /** ASCII host and port of the endpoint that it is about (the worst, when several are). */
  host?: string;
  port?: number;
  /** The worst first. */
  problems?: readonly ProblemName[];
  /** The certificate that counts for the countdown. */
  certificate?: EventCertificate;
  /** renewed, certificate-changed, and the end of what a renewal has cured. */
  previous?: EventCertificate;
  /** certificate-changed: in what. */
  aspects?: readonly CertificateAspect[];
  /** renewal-overdue and urgent. */
  usual?: UsualRenewal;
  /** blocked, unreachable, outage, offline: since when it is known. */
  since?: Date;
  /** outage: what the sites share, an address or a host's name. */
  place?: string;
  /** outage: how many sites, and the names of at most 20 of them, for the eye. */
  siteCount?: number;
  siteNames?: readonly string[];
  /** offline: the network was down, or the watch stood still. */
  cause?: 'network' | 'stood-still';
  /** recovery-*: which. */
  recoveryId?: string;
  /** recovery-planned: when. */
  startsAt?: Date;
}

/** An event as it is stored. */
export interface SiteEvent {
  eventId: number;
  key: string;
  kind: EventKind;
  /** null = about the watch itself or about many sites. */
  siteId: string | null;
  endpointId: string | null;
  parentId: number | null;
  openedAt: Date;
  closedAt: Date | null;
  outcome: EventOutcome | null;
  facts: EventFacts;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  snoozedUntil: Date | null;
}
