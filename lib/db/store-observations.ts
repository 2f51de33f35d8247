import type { Observation } from '@/lib/tls/observation';
import { wasReached } from '@/lib/tls/was-reached';

import { Prisma } from './generated/client';
import type { Transaction } from './open-database';
import { markObservation, writeObservation } from './seen-observation';

/** What is known of the look before without reading what it saw. */
export interface ObservationMark {
  mark: string;
  wasReached: boolean;
  storedAt: Date;
}

export interface ObservedLook {
  claim: { endpointId: string; previous: { seen: ObservationMark | null } | null };
  checkedAt: Date;
  observation: Observation;
}

/** Timings and instants are of no look that is older. */
const keptMs = 24 * 60 * 60 * 1000;

/** Whether a look saw something else than the one before. What it saw is large: a look that found nothing new writes little. */
export function isSeenAnew({ claim, checkedAt, observation }: ObservedLook): boolean {
  const seen = claim.previous?.seen;
  if (!seen || seen.mark !== markObservation(observation)) return true;
  const age = checkedAt.getTime() - seen.storedAt.getTime();
  return age < 0 || age >= keptMs;
}

/** Keeps what looks saw in the place of what the looks before them saw, and the addresses that the names have now. */
export async function storeObservations(tx: Transaction, looks: readonly ObservedLook[]): Promise<void> {
  if (looks.length === 0) return;
  const rows = looks.map(({ claim, checkedAt, observation }) => [
    claim.endpointId,
    writeObservation(observation),
    markObservation(observation),
    wasReached(observation.addresses) ? 1 : 0,
    checkedAt.getTime(),
  ]);
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO "Observation" ("endpointId", "facts", "mark", "wasReached", "storedAt")
    SELECT look.value ->> 0, look.value ->> 1, look.value ->> 2, look.value ->> 3, look.value ->> 4
    FROM json_each(${JSON.stringify(rows)}) AS look WHERE true
    ON CONFLICT ("endpointId") DO UPDATE SET "facts" = excluded."facts", "mark" = excluded."mark",
      "wasReached" = excluded."wasReached", "storedAt" = excluded."storedAt"`);
  await storeAddresses(tx, looks);
}

/** A look that got no address says nothing about where the site stands. */
async function storeAddresses(tx: Transaction, looks: readonly ObservedLook[]): Promise<void> {
  const found = looks.filter(({ observation }) => observation.addresses.length > 0);
  const pairs = JSON.stringify(
    found.flatMap(({ claim, observation }) =>
      observation.addresses.map(({ address }) => [address, claim.endpointId] as const),
    ),
  );
  const ids = JSON.stringify(found.map(({ claim }) => claim.endpointId));
  await tx.$executeRaw(Prisma.sql`
    DELETE FROM "EndpointAddress" WHERE "endpointId" IN (SELECT value FROM json_each(${ids}))
      AND ("address", "endpointId") NOT IN (SELECT value ->> 0, value ->> 1 FROM json_each(${pairs}))`);
  await tx.$executeRaw(Prisma.sql`
    INSERT OR IGNORE INTO "EndpointAddress" ("address", "endpointId")
    SELECT value ->> 0, value ->> 1 FROM json_each(${pairs})`);
}
