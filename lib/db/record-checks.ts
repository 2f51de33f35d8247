import type { Change } from '@/lib/tls/changes';
import type { Observation, PresentedCertificate } from '@/lib/tls/observation';
import type { Finding, ProblemName, Severity } from '@/lib/tls/problem';

import type { Claim, FailingLooks } from './claim-endpoints';
import { Prisma } from './generated/client';
import type { Database, Transaction } from './open-database';
import type { StatusRules } from './status-rules';
import { isSeenAnew, storeObservations } from './store-observations';
import { keepLastSightings, storeSightings } from './store-sightings';
import { writeChanges } from './stored-changes';
import { writeFindings } from './stored-findings';
import { updateSiteStatuses } from './update-site-statuses';

/** A finished look with everything that was concluded from it. */
export interface CheckRecord {
  claim: Claim;
  checkedAt: Date;
  observation: Observation;
  /** Without those of time. */
  findings: readonly Finding[];
  /** The worst severity among those findings. */
  severity: Severity | null;
  /** The endpoint's own certificate, when this look saw one. */
  ownCertificate: PresentedCertificate | null;
  /** Everything that was wrong at that moment, the problems of time included. */
  problems: readonly ProblemName[];
  /** The worst severity among those. */
  worstSeverity: Severity | null;
  changes: readonly Change[];
  hasChanged: boolean;
  failing: FailingLooks;
  /** When it is to be looked at next. */
  dueAt: Date;
}

export type RecordOutcome = 'recorded' | 'stale';

/**
 * Stores looks and ends their claims, all in one transaction with the sites' new statuses, and answers in their order.
 * `stale`: the claim was lost meanwhile (the lease ran out and somebody else took it) or the site was deleted; then
 * nothing of that look is written. A statement serves all of them: one at a time costs several times as much.
 */
export async function recordChecks(
  db: Database,
  records: readonly CheckRecord[],
  rules: StatusRules,
  now: Date,
): Promise<RecordOutcome[]> {
  return db.$transaction(async (tx) => {
    const held = await findHeld(tx, records);
    const current = records.filter(({ claim }) => held.get(claim.endpointId) === claim.token);
    if (current.length > 0) {
      const anew = current.filter(isSeenAnew);
      await keepLastSightings(
        tx,
        anew.map(({ claim }) => claim.endpointId),
      );
      const shownFirst = await storeSightings(tx, anew);
      await storeObservations(tx, anew);
      await storeChecks(tx, current);
      await storeLatestLooks(tx, current);
      await updateSiteStatuses(tx, [...new Set(current.map(({ claim }) => claim.siteId))], rules, now);
      const news = current.filter((record) => isNews(record, shownFirst));
      await announceNews(
        tx,
        news.map(({ claim }) => claim.siteId),
        now,
      );
    }
    return records.map(({ claim }) => (held.get(claim.endpointId) === claim.token ? 'recorded' : 'stale'));
  });
}

/**
 * The endpoints whose claims still hold, with the token of each: a claim that was lost during a sleep may stand beside the
 * one that took its place.
 */
async function findHeld(tx: Transaction, records: readonly CheckRecord[]): Promise<ReadonlyMap<string, string>> {
  const claims = JSON.stringify(records.map(({ claim }) => [claim.endpointId, claim.token]));
  const rows = await tx.$queryRaw<{ id: string; token: string }[]>(Prisma.sql`
    SELECT e."id", e."leaseToken" AS "token" FROM json_each(${claims}) AS claim
    CROSS JOIN "Endpoint" AS e ON e."id" = claim.value ->> 0 AND e."leaseToken" = claim.value ->> 1
    JOIN "Site" AS s ON s."id" = e."siteId" AND s."deletedAt" IS NULL`);
  return new Map(rows.map((row) => [row.id, row.token]));
}

async function storeChecks(tx: Transaction, records: readonly CheckRecord[]): Promise<void> {
  const rows = records.map(({ claim, observation, worstSeverity, problems, ownCertificate, changes, hasChanged }) => [
    claim.endpointId,
    observation.startedAt.getTime(),
    Math.round(observation.durationMs),
    worstSeverity,
    JSON.stringify(problems),
    hasChanged ? ((ownCertificate ?? firstShown(observation))?.fingerprint256 ?? null) : null,
    writeChanges(changes),
    hasChanged ? 1 : 0,
  ]);
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO "Check"
      ("endpointId", "startedAt", "durationMs", "severity", "problems", "fingerprint256", "changes", "changed")
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
    FROM json_each(${JSON.stringify(rows)}) ORDER BY key`);
}

function firstShown({ addresses }: Observation): PresentedCertificate | null {
  return addresses.map((address) => address.certificate).find((certificate) => certificate !== null) ?? null;
}

async function storeLatestLooks(tx: Transaction, records: readonly CheckRecord[]): Promise<void> {
  const rows = records.map(({ claim, checkedAt, findings, severity, dueAt, ownCertificate, failing }) => [
    claim.endpointId,
    checkedAt.getTime(),
    writeFindings(findings),
    severity,
    dueAt.getTime(),
    ownCertificate?.fingerprint256 ?? null,
    failing.looks,
    failing.since?.getTime() ?? null,
  ]);
  await tx.$executeRaw(Prisma.sql`
    UPDATE "Endpoint" SET
      "checkedAt" = look.value ->> 1, "findings" = look.value ->> 2, "severity" = look.value ->> 3,
      "dueAt" = look.value ->> 4,
      "certificateId" = coalesce(look.value ->> 5, "certificateId"),
      "certificateSeenAt" = iif(look.value ->> 5 IS NULL, "certificateSeenAt", look.value ->> 1),
      "failingLooks" = look.value ->> 6, "failingSince" = look.value ->> 7,
      "leaseToken" = NULL, "leaseUntil" = NULL
    FROM json_each(${JSON.stringify(rows)}) AS look WHERE "Endpoint"."id" = look.value ->> 0`);
}

/** What may have to be told is judged at once (lib/notify); what time alone brings, at the instant noted before. */
async function announceNews(tx: Transaction, siteIds: readonly string[], now: Date): Promise<void> {
  if (siteIds.length === 0) return;
  await tx.$executeRaw(Prisma.sql`
    UPDATE "Site" SET "eventsAt" = ${now.getTime()}
    WHERE "id" IN (SELECT value FROM json_each(${JSON.stringify([...new Set(siteIds)])}))`);
}

/** Something is different, another certificate was shown, or one more look has found the site broken. */
function isNews({ claim, hasChanged, failing }: CheckRecord, shownFirst: ReadonlySet<string>): boolean {
  return hasChanged || failing.looks !== claim.failing.looks || shownFirst.has(claim.endpointId);
}
