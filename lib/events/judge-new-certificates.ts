import { findPredecessor, listAspects } from './compare-certificates';
import { toEventCertificate } from './event-facts';
import { certificateKey, ladderSteps } from './event-keys';
import type {
  EndedRecovery,
  JudgedEndpoint,
  JudgedSite,
  OpenedEvent,
  OwnCertificate,
  OwnSighting,
} from './judged-site';
import type { CertificateAspect, EventCertificate, SiteEvent } from './site-event';
import { findUsualRenewal } from './usual-renewal';

const hourMs = 60 * 60 * 1000;
/** What appeared longer ago is no news: nobody has judged for so long. */
const newsMs = 3 * 24 * hourMs;
/** So long, and so many times, it is told that certificates change. */
export const changesMs = 7 * 24 * hourMs;
const mostChanges = 3;
/** With more than this share of its life left, nobody needed a new one. */
const notDueShare = 0.4;
/** Hosts that renew early are known by their habit; so much earlier still is unexpected. */
const habitShare = 0.1;

export interface NewCertificates {
  opens: OpenedEvent[];
  judged: { endpointId: string; fingerprint256: string }[];
}

/**
 * What is to be told about certificates that appeared since the last judgement. While a recovery runs, they wait: its end
 * says what has become of them.
 */
export function judgeNewCertificates(site: JudgedSite, now: Date): NewCertificates {
  if (site.recovery !== null) return { opens: [], judged: [] };
  const opens = new Map<string, OpenedEvent>();
  const judged: NewCertificates['judged'] = [];
  for (const endpoint of site.endpoints) {
    for (const sighting of endpoint.sightings.filter(({ isJudged }) => !isJudged)) {
      if (isAwaited(site, endpoint, sighting, now)) continue;
      judged.push({ endpointId: endpoint.endpointId, fingerprint256: sighting.certificate.fingerprint256 });
      const found = isNews(sighting, now) ? tellOf(site, endpoint, sighting) : [];
      for (const one of found) {
        const isSaid = opens.has(one.key) || isKnown(site, one.key) || isUsualBy(site, [...opens.values()], one, now);
        if (!isSaid) opens.set(one.key, one);
      }
    }
  }
  return { opens: [...opens.values()], judged };
}

/** A renewal is one when every name has it: another endpoint still shows the certificate that this one has replaced. */
function isAwaited({ endpoints }: JudgedSite, endpoint: JudgedEndpoint, sighting: OwnSighting, now: Date): boolean {
  if (!isNews(sighting, now)) return false;
  const previous = findPredecessor(endpoint.sightings, sighting);
  if (previous === null || sighting.certificate.notAfter <= previous.notAfter) return false;
  return endpoints.some(
    (other) =>
      other !== endpoint &&
      other.certificateId === previous.fingerprint256 &&
      other.severity !== 'unreachable' &&
      other.sightings.every(({ certificate }) => certificate.notAfter <= previous.notAfter),
  );
}

function isNews({ firstSeenAt }: OwnSighting, now: Date): boolean {
  return now.getTime() - firstSeenAt.getTime() <= newsMs;
}

/**
 * A server that shows a fresh certificate at every look is told of once in some days: so is a change to one that is like what
 * was told as changed lately, and after a few of them any other.
 */
function isUsualBy({ events }: JudgedSite, opens: readonly OpenedEvent[], fresh: OpenedEvent, now: Date): boolean {
  if (fresh.kind !== 'certificate-changed') return false;
  const isLate = ({ openedAt }: SiteEvent): boolean => now.getTime() - openedAt.getTime() < changesMs;
  const told = [...events.filter(isLate), ...opens].filter(({ kind }) => kind === 'certificate-changed');
  return told.length >= mostChanges || told.some(({ facts }) => isLike(facts.certificate, fresh.facts.certificate));
}

function isLike(told: EventCertificate | undefined, next: EventCertificate | undefined): boolean {
  return told !== undefined && next !== undefined && listAspects(told, next).length === 0;
}

function isKnown({ events }: JudgedSite, key: string): boolean {
  return events.some((event) => event.key === key);
}

/** Nothing of the first certificate, which the rest is compared with, nor of an older one that comes back. */
function tellOf(site: JudgedSite, endpoint: JudgedEndpoint, sighting: OwnSighting): OpenedEvent[] {
  const { certificate, firstSeenAt } = sighting;
  const previous = findPredecessor(endpoint.sightings, sighting);
  if (previous === null) return [];
  const isRenewal = certificate.notAfter > previous.notAfter;
  const wasTold = hasClimbed(site, previous);
  const { lastRecovery } = site;
  const isOfRecovery = lastRecovery !== null && isWithin(lastRecovery, firstSeenAt);
  const isUnexpected = isRenewal && !wasTold && !isOfRecovery && isEarly(site, endpoint, certificate, previous);
  const aspects: CertificateAspect[] = [
    ...listAspects(previous, certificate),
    ...(isUnexpected ? ['not-due' as const] : []),
  ];
  const { host, port, endpointId } = endpoint;
  const facts = { host, port, certificate: toEventCertificate(certificate), previous: toEventCertificate(previous) };
  const keyOf = (kind: 'renewed' | 'certificate-changed') =>
    certificateKey(kind, site.siteId, certificate.fingerprint256);
  // Who was told that it is late is told that it is over, whatever else is different.
  const isRenewed = isRenewal && (aspects.length === 0 || wasTold);
  const isTold = !(isOfRecovery && lastRecovery.isProved);
  return [
    ...(isRenewed ? [{ key: keyOf('renewed'), kind: 'renewed' as const, endpointId, facts, isTold }] : []),
    ...(aspects.length > 0
      ? [
          {
            key: keyOf('certificate-changed'),
            kind: 'certificate-changed' as const,
            endpointId,
            facts: { ...facts, aspects },
            isTold: true,
          },
        ]
      : []),
  ];
}

/** Something worse than "due" was said of it, or it blocked visitors. */
function hasClimbed({ siteId, events }: JudgedSite, { fingerprint256 }: OwnCertificate): boolean {
  const keys = ladderSteps.slice(1).map((step) => certificateKey(step, siteId, fingerprint256));
  return events.some(
    ({ key, kind, closedAt, facts }) =>
      keys.includes(key) ||
      (kind === 'blocked' && closedAt === null && facts.certificate?.fingerprint256 === fingerprint256),
  );
}

function isWithin({ startedAt, endedAt }: EndedRecovery, at: Date): boolean {
  return at.getTime() >= startedAt.getTime() - hourMs && at.getTime() <= endedAt.getTime() + hourMs;
}

/** Long before the one before would have been renewed. */
function isEarly(
  { hosting }: JudgedSite,
  endpoint: JudgedEndpoint,
  next: OwnCertificate,
  previous: OwnCertificate,
): boolean {
  const lifeMs = previous.notAfter.getTime() - previous.notBefore.getTime();
  const past = endpoint.sightings.map(({ certificate }) => certificate).filter((one) => one !== next);
  const { basis, dueAt } = findUsualRenewal({ past, current: previous, hosting });
  const habitAt = basis === 'own' ? dueAt.getTime() - habitShare * lifeMs : Infinity;
  const earliestAt = Math.min(previous.notAfter.getTime() - notDueShare * lifeMs, habitAt);
  return next.notBefore.getTime() < earliestAt;
}
