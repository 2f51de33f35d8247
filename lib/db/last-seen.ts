interface Sighted {
  certificateId: string;
  lastSeenAt: Date;
  endpoint: { certificateId: string | null; certificateSeenAt: Date | null };
}

/**
 * When a certificate was seen last. Of an endpoint's own one the endpoint knows to the look; the others' sightings are
 * moved when something changes, and once a day (see ./store-observations).
 */
export function lastSeen({ certificateId, lastSeenAt, endpoint }: Sighted): Date {
  const isOwn = endpoint.certificateId === certificateId;
  return isOwn && endpoint.certificateSeenAt && endpoint.certificateSeenAt > lastSeenAt
    ? endpoint.certificateSeenAt
    : lastSeenAt;
}
