import type { Change } from '@/lib/tls/changes';
import type { Observation, PresentedCertificate } from '@/lib/tls/observation';
import type { Finding, ProblemName, Severity } from '@/lib/tls/problem';

import type { Claim } from './claim-endpoints';
import type { Database, Transaction } from './open-database';
import { writeObservation } from './seen-observation';
import type { StatusRules } from './status-rules';
import { hasReadableDates, toCertificateRow } from './stored-certificate';
import { writeChanges } from './stored-changes';
import { writeFindings } from './stored-findings';
import { updateSiteStatus } from './update-site-status';

/** A finished look with everything that was concluded from it. */
export interface CheckRecord {
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
  /** When it is to be looked at next. */
  dueAt: Date;
}

/**
 * Stores a look and ends its claim, all in one transaction with the site's new status. `stale` when the claim was lost
 * meanwhile (the lease ran out and somebody else took it) or the site was deleted: then nothing is written.
 */
export async function recordCheck(
  db: Database,
  claim: Claim,
  record: CheckRecord,
  rules: StatusRules,
  now: Date,
): Promise<'recorded' | 'stale'> {
  return db.$transaction(async (tx) => {
    const held = await tx.endpoint.count({
      where: { id: claim.endpointId, leaseToken: claim.token, site: { deletedAt: null } },
    });
    if (held === 0) return 'stale';
    await storeCertificates(tx, claim.endpointId, listPresented(record.observation), now);
    await storeCheck(tx, claim.endpointId, record);
    await storeLatestLook(tx, claim.endpointId, record, now);
    await updateSiteStatus(tx, claim.siteId, rules, now);
    return 'recorded';
  });
}

/** The servers' own certificates, each once, whichever address showed them. */
function listPresented({ addresses }: Observation): PresentedCertificate[] {
  const presented = addresses.map((address) => address.certificate).filter((certificate) => certificate !== null);
  const byFingerprint = new Map(presented.map((certificate) => [certificate.fingerprint256, certificate]));
  return [...byFingerprint.values()].filter(hasReadableDates);
}

async function storeCertificates(
  tx: Transaction,
  endpointId: string,
  presented: readonly PresentedCertificate[],
  now: Date,
): Promise<void> {
  for (const certificate of presented) {
    const { fingerprint256 } = certificate;
    const key = { endpointId, certificateId: fingerprint256 };
    const { count } = await tx.sighting.updateMany({ where: key, data: { lastSeenAt: now } });
    if (count > 0) continue;
    const isKnown = (await tx.certificate.count({ where: { fingerprint256 } })) > 0;
    if (!isKnown) await tx.certificate.createMany({ data: [toCertificateRow(certificate)] });
    await tx.sighting.createMany({ data: [{ ...key, firstSeenAt: now, lastSeenAt: now }] });
  }
}

async function storeCheck(tx: Transaction, endpointId: string, record: CheckRecord): Promise<void> {
  const { observation, ownCertificate, problems, worstSeverity, changes, hasChanged } = record;
  const shown = ownCertificate ?? observation.addresses.find((address) => address.certificate)?.certificate;
  await tx.check.createMany({
    data: [
      {
        endpointId,
        startedAt: observation.startedAt,
        durationMs: Math.round(observation.durationMs),
        severity: worstSeverity,
        problems: JSON.stringify(problems),
        fingerprint256: shown?.fingerprint256 ?? null,
        changes: writeChanges(changes),
        changed: hasChanged,
      },
    ],
  });
}

async function storeLatestLook(tx: Transaction, endpointId: string, record: CheckRecord, now: Date): Promise<void> {
  const { observation, findings, severity, ownCertificate, dueAt } = record;
  await tx.endpoint.updateMany({
    where: { id: endpointId },
    data: {
      checkedAt: now,
      findings: writeFindings(findings),
      severity,
      observation: writeObservation(observation),
      dueAt,
      leaseToken: null,
      leaseUntil: null,
      ...(ownCertificate && { certificateId: ownCertificate.fingerprint256, certificateSeenAt: now }),
    },
  });
}
