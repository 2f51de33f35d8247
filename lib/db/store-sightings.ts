import type { Observation, PresentedCertificate } from '@/lib/tls/observation';

import { Prisma } from './generated/client';
import type { Transaction } from './open-database';
import { hasReadableDates, toCertificateRow } from './stored-certificate';

interface Seen {
  endpointId: string;
  certificate: PresentedCertificate;
  at: Date;
}

interface Look {
  claim: { endpointId: string };
  checkedAt: Date;
  observation: Observation;
}

/**
 * Notes which certificates the endpoints have shown, their own or not; a certificate is stored at its first sighting.
 *
 * @returns the endpoints that have shown one for the first time
 */
export async function storeSightings(tx: Transaction, looks: readonly Look[]): Promise<ReadonlySet<string>> {
  const seen = looks.flatMap(listSeen);
  if (seen.length === 0) return new Set();
  const known = await touchKnown(tx, seen);
  const fresh = seen.filter((one) => !known.has(keyOf(one.endpointId, one.certificate.fingerprint256)));
  if (fresh.length > 0) await storeFirst(tx, fresh);
  return new Set(fresh.map(({ endpointId }) => endpointId));
}

/**
 * Looks that saw the same as the one before move no sighting. Before another takes its place, what was shown until the
 * last of them is noted so.
 */
export async function keepLastSightings(tx: Transaction, endpointIds: readonly string[]): Promise<void> {
  if (endpointIds.length === 0) return;
  await tx.$executeRaw(Prisma.sql`
    UPDATE "Sighting" SET "lastSeenAt" = e."checkedAt"
    FROM json_each(${JSON.stringify(endpointIds)}) AS wanted
    CROSS JOIN "Observation" AS o ON o."endpointId" = wanted.value
    CROSS JOIN "Endpoint" AS e ON e."id" = o."endpointId"
    JOIN json_each(iif(json_valid(o."facts"), o."facts", '{}'), '$.addresses') AS seen
    WHERE "Sighting"."endpointId" = o."endpointId" AND "Sighting"."certificateId" = seen.value ->> 'fingerprint256'
      AND "Sighting"."lastSeenAt" < e."checkedAt"`);
}

/** Each certificate once, whichever addresses showed it. */
function listSeen({ claim, checkedAt, observation }: Look): Seen[] {
  const presented = observation.addresses
    .map((address) => address.certificate)
    .filter((certificate) => certificate !== null)
    .filter(hasReadableDates);
  const distinct = new Map(presented.map((certificate) => [certificate.fingerprint256, certificate]));
  return [...distinct.values()].map((certificate) => ({ endpointId: claim.endpointId, certificate, at: checkedAt }));
}

function keyOf(endpointId: string, fingerprint256: string): string {
  return `${endpointId} ${fingerprint256}`;
}

/** Moves the last sighting of what was seen before, and answers what that was. */
async function touchKnown(tx: Transaction, seen: readonly Seen[]): Promise<ReadonlySet<string>> {
  const rows = seen.map(({ endpointId, certificate, at }) => [endpointId, certificate.fingerprint256, at.getTime()]);
  const touched = await tx.$queryRaw<{ endpointId: string; certificateId: string }[]>(Prisma.sql`
    UPDATE "Sighting" SET "lastSeenAt" = seen.value ->> 2
    FROM json_each(${JSON.stringify(rows)}) AS seen
    WHERE "endpointId" = seen.value ->> 0 AND "certificateId" = seen.value ->> 1
    RETURNING "endpointId", "certificateId"`);
  return new Set(touched.map(({ endpointId, certificateId }) => keyOf(endpointId, certificateId)));
}

async function storeFirst(tx: Transaction, seen: readonly Seen[]): Promise<void> {
  const certificates = new Map(seen.map(({ certificate }) => [certificate.fingerprint256, certificate]));
  const stored = await tx.certificate.findMany({
    where: { fingerprint256: { in: [...certificates.keys()] } },
    select: { fingerprint256: true },
  });
  for (const { fingerprint256 } of stored) certificates.delete(fingerprint256);
  await tx.certificate.createMany({ data: [...certificates.values()].map(toCertificateRow) });
  await tx.sighting.createMany({
    data: seen.map(({ endpointId, certificate, at }) => ({
      endpointId,
      certificateId: certificate.fingerprint256,
      firstSeenAt: at,
      lastSeenAt: at,
    })),
  });
}
