import { toDisplayHost } from '@/lib/tls/display-host';
import { findingsAt } from '@/lib/tls/findings-at';
import type { CertificateFacts } from '@/lib/tls/observation';
import { deriveStatus } from '@/lib/tls/status';

import type { SiteEndpoint } from './find-site';
import type { Prisma } from './generated/client';
import type { Database } from './open-database';
import { completeObservation, readObservation } from './seen-observation';
import type { StatusRules } from './status-rules';
import { certificateColumns, toCertificateFacts } from './stored-certificate';
import { readFindings } from './stored-findings';
import { toEndpointState } from './stored-state';

/** What a site's page reads of an endpoint. */
export const endpointColumns = {
  id: true,
  host: true,
  port: true,
  watched: true,
  dueAt: true,
  leaseUntil: true,
  checkedAt: true,
  findings: true,
  severity: true,
  observation: { select: { facts: true } },
  certificate: { select: certificateColumns },
  certificateSeenAt: true,
} as const satisfies Prisma.EndpointSelect;

type EndpointRow = Prisma.EndpointGetPayload<{ select: typeof endpointColumns }>;

/** The certificates that the endpoints' last looks saw, by fingerprint. */
export async function findSeenCertificates(
  db: Database,
  endpoints: readonly EndpointRow[],
): Promise<ReadonlyMap<string, CertificateFacts>> {
  const looks = endpoints.map((endpoint) => readObservation(endpoint.observation?.facts ?? null));
  const fingerprints = looks
    .flatMap((look) => look?.addresses.map((address) => address.fingerprint256) ?? [])
    .filter((fingerprint) => fingerprint !== null);
  if (fingerprints.length === 0) return new Map();
  const rows = await db.certificate.findMany({
    where: { fingerprint256: { in: [...new Set(fingerprints)] } },
    select: certificateColumns,
  });
  return new Map(rows.map((row) => [row.fingerprint256, toCertificateFacts(row)]));
}

export function toSiteEndpoint(
  row: EndpointRow,
  certificates: ReadonlyMap<string, CertificateFacts>,
  rules: StatusRules,
  now: Date,
): SiteEndpoint {
  const { id, host, port, watched, dueAt, leaseUntil, checkedAt, certificate, certificateSeenAt } = row;
  const look = readObservation(row.observation?.facts ?? null);
  return {
    endpointId: id,
    host,
    displayHost: toDisplayHost(host),
    port,
    isWatched: watched,
    isBeingChecked: leaseUntil !== null && leaseUntil > now,
    checkedAt,
    dueAt,
    certificate: certificate && toCertificateFacts(certificate),
    certificateSeenAt,
    observation: look && completeObservation(look, certificates),
    findings: findingsAt(readFindings(row.findings), certificate, rules.urgency, now),
    status: deriveStatus([toEndpointState(row)], { ...rules, isPaused: false }, now).status,
  };
}
