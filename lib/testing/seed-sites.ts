import type { Database, Transaction } from '@/lib/db/open-database';
import { markObservation, writeObservation } from '@/lib/db/seen-observation';
import { deriveSiteColumns } from '@/lib/db/site-columns';
import type { StatusRules } from '@/lib/db/status-rules';
import type { Severity } from '@/lib/tls/problem';
import type { EndpointState } from '@/lib/tls/status';
import { wasReached } from '@/lib/tls/was-reached';

import { plannedTags, planSite } from './plan-site';
import type { PlannedSite } from './plan-site';

export interface SeedOptions {
  count: number;
  now: Date;
  rules: StatusRules;
  /** The number of the first one, so that more can be added to what is there. */
  first?: number;
}

const chunkSize = 1000;
const hourMs = 60 * 60 * 1000;
/** About as many as a certificate of this kind has. */
const derBytes = 1200;

/**
 * Fills a database with sites as a board has them: most are healthy, some need something, a few are down, each with two
 * endpoints, a certificate with its predecessor, and checks. For benches and the demo: nothing in it can be dialled.
 *
 * @returns the ids of the sites, in the order of their numbers
 */
export async function seedSites(db: Database, options: SeedOptions): Promise<string[]> {
  const { count, now, first = 0 } = options;
  const ids: string[] = [];
  for (let done = 0; done < count; done += chunkSize) {
    const length = Math.min(chunkSize, count - done);
    const plans = Array.from({ length }, (_, index) => planSite(first + done + index, now));
    await db.$transaction((tx) => insertPlans(tx, plans, options), { timeout: 60_000 });
    ids.push(...plans.map((plan) => plan.siteId));
  }
  return ids;
}

async function insertPlans(tx: Transaction, plans: readonly PlannedSite[], options: SeedOptions): Promise<void> {
  const endpoints = plans.flatMap((plan) => listEndpointRows(plan, options.now));
  await insertRows(
    tx,
    'Tag',
    plannedTags.map((name) => ({ id: name, name })),
  );
  await insertRows(
    tx,
    'Site',
    plans.map((plan) => toSiteRow(plan, options)),
  );
  await insertRows(
    tx,
    'SiteTag',
    plans.flatMap(({ siteId, tag }) => (tag === null ? [] : [{ siteId, tagId: tag }])),
  );
  await insertRows(tx, 'Certificate', plans.flatMap(listCertificateRows));
  await insertRows(tx, 'Endpoint', endpoints);
  await insertRows(tx, 'Observation', plans.flatMap(listObservationRows));
  await insertRows(tx, 'EndpointAddress', plans.flatMap(listAddressRows));
  await insertRows(tx, 'Sighting', plans.flatMap(listSightingRows));
  await insertRows(tx, 'Check', plans.flatMap(listCheckRows));
}

type Row = Record<string, string | number | null>;

/** One statement for any number of rows, which all have the columns of the first. What is there already stays. */
async function insertRows(tx: Transaction, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const values = columns.map((column, index) => {
    const value = `value ->> ${index}`;
    return column === 'der' ? `zeroblob(${value})` : value;
  });
  const names = columns.map((column) => `"${column}"`).join(', ');
  await tx.$executeRawUnsafe(
    `INSERT OR IGNORE INTO "${table}" (${names}) SELECT ${values.join(', ')} FROM json_each(?)`,
    JSON.stringify(rows.map((row) => columns.map((column) => row[column] ?? null))),
  );
}

function toSiteRow(plan: PlannedSite, { rules, now }: SeedOptions): Row {
  const columns = deriveSiteColumns(listStates(plan), plan.isPaused, rules, now);
  return {
    id: plan.siteId,
    host: plan.host,
    port: 443,
    displayHost: plan.host,
    createdAt: plan.createdAt.getTime(),
    pausedAt: plan.isPaused ? plan.createdAt.getTime() : null,
    status: columns.status,
    statusAt: columns.statusAt.getTime(),
    statusUntil: columns.statusUntil?.getTime() ?? null,
    urgency: columns.urgency,
    expiresAt: columns.expiresAt?.getTime() ?? null,
    checkedAt: columns.checkedAt?.getTime() ?? null,
    counterpart: 'settled',
  };
}

function listStates({ looks, certificates }: PlannedSite): EndpointState[] {
  if (looks.length === 0) return [{ checkedAt: null, severity: null, validity: null }];
  return looks.map(({ observation, findings }) => ({
    checkedAt: observation.startedAt,
    severity: findings[0]?.severity ?? null,
    validity: certificates[0] ?? null,
  }));
}

function listCertificateRows({ certificates }: PlannedSite): Row[] {
  return certificates.map(
    ({ subject, issuer, serial, fingerprint256, names, notBefore, notAfter, keyType, signatureAlgorithm }) => ({
      subject,
      issuer,
      serial,
      fingerprint256,
      keyType,
      signatureAlgorithm,
      names: JSON.stringify(names),
      notBefore: notBefore.getTime(),
      notAfter: notAfter.getTime(),
      der: derBytes,
    }),
  );
}

function listEndpointRows(plan: PlannedSite, now: Date): Row[] {
  const hosts = plan.looks.length === 0 ? [plan.host] : [plan.host, `www.${plan.host}`];
  return hosts.map((host, index) => {
    const look = plan.looks[index];
    const checkedAt = look?.observation.startedAt.getTime() ?? null;
    const severity: Severity | null = look?.findings[0]?.severity ?? null;
    return {
      id: `${plan.siteId}-${index}`,
      siteId: plan.siteId,
      host,
      port: 443,
      watched: 1,
      createdAt: plan.createdAt.getTime(),
      dueAt: checkedAt === null ? now.getTime() : checkedAt + 6 * hourMs,
      checkedAt,
      findings: look ? JSON.stringify(look.findings) : null,
      severity,
      certificateId: plan.certificates[0]?.fingerprint256 ?? null,
      certificateSeenAt: checkedAt,
    };
  });
}

function listObservationRows({ siteId, looks }: PlannedSite): Row[] {
  return looks.map(({ observation }, index) => ({
    endpointId: `${siteId}-${index}`,
    facts: writeObservation(observation),
    mark: markObservation(observation),
    wasReached: wasReached(observation.addresses) ? 1 : 0,
    storedAt: observation.startedAt.getTime(),
  }));
}

function listAddressRows({ siteId, looks }: PlannedSite): Row[] {
  return looks.flatMap(({ observation }, index) =>
    observation.addresses.map(({ address }) => ({ address, endpointId: `${siteId}-${index}` })),
  );
}

function listSightingRows({ siteId, looks, certificates }: PlannedSite): Row[] {
  return looks.flatMap(({ observation }, index) =>
    certificates.map((certificate) => ({
      endpointId: `${siteId}-${index}`,
      certificateId: certificate.fingerprint256,
      firstSeenAt: certificate.notBefore.getTime() + hourMs,
      lastSeenAt: Math.min(observation.startedAt.getTime(), certificate.notBefore.getTime() + 60 * 24 * hourMs),
    })),
  );
}

function listCheckRows({ siteId, looks, certificates }: PlannedSite): Row[] {
  return looks.flatMap(({ observation, findings }, index) =>
    [0, 1, 2].map((age) => ({
      endpointId: `${siteId}-${index}`,
      startedAt: observation.startedAt.getTime() - age * 6 * hourMs,
      durationMs: Math.round(observation.durationMs),
      severity: findings[0]?.severity ?? null,
      problems: JSON.stringify(findings.map((finding) => finding.problem)),
      fingerprint256: certificates[0]?.fingerprint256 ?? null,
      changes: '[{"kind":"nothing-changed"}]',
      changed: 0,
    })),
  );
}
