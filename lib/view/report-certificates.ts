import type { OwnSighting } from '@/lib/db/report-sightings';
import { groupBy } from './group-by';

/** A new certificate that took the place of one that would have ended earlier. */
export interface Renewal {
  siteId: string;
  /** The names that showed it, ASCII. */
  hosts: readonly string[];
  /** When it was seen first. */
  at: Date;
  /** When the old and the new one end. */
  before: Date;
  after: Date;
}

/** The renewals that were seen from then on, the earliest first. Names of a site that share a certificate are one renewal. */
export function listRenewals(sightings: readonly OwnSighting[], from: Date): Renewal[] {
  const found = new Map<string, Renewal & { hosts: string[] }>();
  for (const shown of groupByEndpoint(sightings).values()) {
    for (const [index, next] of shown.entries()) {
      const previous = shown[index - 1];
      if (!previous || next.firstSeenAt < from || next.notAfter <= previous.notAfter) continue;
      const key = `${next.siteId} ${next.fingerprint256}`;
      const known = found.get(key);
      if (known) known.hosts.push(next.host);
      else found.set(key, toRenewal(previous, next));
    }
  }
  return [...found.values()].toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

function toRenewal(previous: OwnSighting, { siteId, host, firstSeenAt, notAfter }: OwnSighting) {
  return { siteId, hosts: [host], at: firstSeenAt, before: previous.notAfter, after: notAfter };
}

/** For each site, the certificate that ends first among those that its names showed last before `asOf`. */
export function findFirstEnding(sightings: readonly OwnSighting[], asOf: Date): ReadonlyMap<string, OwnSighting> {
  const first = new Map<string, OwnSighting>();
  for (const shown of groupByEndpoint(sightings).values()) {
    const current = findShownAt(shown, asOf);
    const known = current && first.get(current.siteId);
    if (current && (!known || current.notAfter < known.notAfter)) first.set(current.siteId, current);
  }
  return first;
}

/** What a name showed at that time: what was seen last until then, of several the one that appeared last. */
function findShownAt(shown: readonly OwnSighting[], asOf: Date): OwnSighting | null {
  const lastSeen = ({ lastSeenAt }: OwnSighting) => Math.min(lastSeenAt.getTime(), asOf.getTime());
  return shown.reduce<OwnSighting | null>((best, one) => (best && lastSeen(best) > lastSeen(one) ? best : one), null);
}

/** In the order in which they appeared. */
function groupByEndpoint(sightings: readonly OwnSighting[]): ReadonlyMap<string, OwnSighting[]> {
  const ordered = sightings.toSorted((one, other) => one.firstSeenAt.getTime() - other.firstSeenAt.getTime());
  return groupBy(ordered, ({ endpointId }) => endpointId);
}
