import type { z } from 'zod';
import { conclude, wordConclusion } from '@/lib/diagnosis/conclude';
import { wordFinding } from '@/lib/diagnosis/word-finding';
import type { BoardRow } from '@/lib/db/find-board';
import type { SitePage } from '@/lib/db/find-site';
import type { DiagnosesOfSite, StoredDiagnosis } from '@/lib/db/find-diagnoses';
import type { EventRow } from '@/lib/db/list-events';
import type { RecoveryRow } from '@/lib/db/list-recovery-page';
import type { SightingRow } from '@/lib/db/list-sightings';
import type { EndpointCheck } from '@/lib/monitor/check-endpoint';
import type { CertificateMark, Change } from '@/lib/tls/changes';
import type { CertificateFacts } from '@/lib/tls/observation';
import type { Finding } from '@/lib/tls/problem';
import type { Locale } from '@/lib/words/locale';
import type * as schemas from './schemas';

type Shown<Name extends keyof typeof schemas> = (typeof schemas)[Name] extends z.ZodType
  ? z.input<(typeof schemas)[Name]>
  : never;

// From our own types to what the API answers with. Each field is named, so that a new column is not told by accident.

export function showSite({ siteId, host, displayHost, port, status, isPaused, tags, ...row }: BoardRow): Shown<'site'> {
  return {
    id: siteId,
    host,
    displayHost,
    port,
    status,
    paused: isPaused,
    tags: tags.map(({ name }) => name),
    createdAt: row.createdAt.toISOString(),
    checkedAt: toInstant(row.checkedAt),
    expiresAt: toInstant(row.expiresAt),
    endpoints: row.endpoints.map((endpoint) => ({
      id: endpoint.endpointId,
      host: endpoint.host,
      port: endpoint.port,
      checkedAt: toInstant(endpoint.checkedAt),
      expiresAt: toInstant(endpoint.validity?.notAfter),
      worstProblem: endpoint.topFinding && showFinding(endpoint.topFinding),
    })),
  };
}

export function showSiteDetails(page: SitePage): Shown<'siteDetails'> {
  return {
    id: page.siteId,
    host: page.host,
    displayHost: page.displayHost,
    port: page.port,
    status: page.status,
    paused: page.pausedAt !== null,
    tags: page.tags.map(({ name }) => name),
    createdAt: page.createdAt.toISOString(),
    checkedAt: toInstant(page.checkedAt),
    expiresAt: toInstant(page.expiresAt),
    firstLookPending: page.isFirstLookPending,
    endpoints: page.endpoints.map((endpoint) => ({
      id: endpoint.endpointId,
      host: endpoint.host,
      port: endpoint.port,
      checkedAt: toInstant(endpoint.checkedAt),
      expiresAt: toInstant(endpoint.certificate?.notAfter),
      watched: endpoint.isWatched,
      beingChecked: endpoint.isBeingChecked,
      nextCheckAt: endpoint.dueAt.toISOString(),
      problems: endpoint.findings.map(showFinding),
      certificate: endpoint.certificate && showCertificate(endpoint.certificate),
      certificateSeenAt: toInstant(endpoint.certificateSeenAt),
    })),
  };
}

export function showCheck({ endpointId, host, port, checkedAt, coalesced, findings, changes }: EndpointCheck) {
  return {
    endpointId,
    host,
    port,
    checkedAt: checkedAt.toISOString(),
    joined: coalesced,
    problems: findings.map(showFinding),
    changes: changes.map(showChange),
  };
}

export function showSighting(row: SightingRow): Shown<'seenCertificate'> {
  return {
    siteId: row.siteId,
    endpointId: row.endpointId,
    host: row.host,
    port: row.port,
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    current: row.isCurrent,
    certificate: showCertificate(row.certificate),
  };
}

export function showEvent({ checkId, startedAt, severity, problems, changes, ...row }: EventRow): Shown<'event'> {
  return {
    id: checkId,
    at: startedAt.toISOString(),
    siteId: row.siteId,
    endpointId: row.endpointId,
    host: row.host,
    port: row.port,
    severity,
    problems: [...problems],
    changes: changes.map(showChange),
  };
}

export function showRecovery({ recoveryId, startedAt, endedAt, ...row }: RecoveryRow): Shown<'recovery'> {
  return {
    id: recoveryId,
    siteId: row.siteId,
    host: row.host,
    displayHost: row.displayHost,
    port: row.port,
    hosting: row.hosting,
    startedAt: startedAt.toISOString(),
    endedAt: toInstant(endedAt),
    outcome: row.outcome,
    step: row.step,
  };
}

export function showDiagnoses(
  siteId: string,
  { running, last }: DiagnosesOfSite,
  locale: Locale,
): Shown<'siteDiagnosis'> {
  return {
    siteId,
    running: running && {
      id: running.diagnosisId,
      startedAt: running.startedAt.toISOString(),
      ended: running.reports.map(({ checker }) => checker),
    },
    latest: last && showDiagnosis(last, locale),
  };
}

function showDiagnosis(stored: StoredDiagnosis, locale: Locale): Shown<'diagnosis'> {
  const { diagnosisId, startedAt, end, reports, hostingId } = stored;
  const conclusion = conclude(reports);
  return {
    id: diagnosisId,
    startedAt: startedAt.toISOString(),
    endedAt: (end?.at ?? startedAt).toISOString(),
    verdict: conclusion.verdict,
    conclusion: wordConclusion(conclusion, locale, hostingId),
    findings: conclusion.findings.map((finding) => ({
      name: finding.name,
      severity: finding.severity,
      verdict: finding.verdict,
      hosts: [...finding.hosts],
      addresses: [...finding.addresses],
      values: { ...finding.values },
      ...wordFinding(finding, locale, hostingId, 'UTC'),
      detail: finding.detail,
    })),
    fine: [...conclusion.fine],
    unseen: conclusion.unseen.map(({ checker }) => checker),
  };
}

function showFinding({ problem, severity, detail, addresses }: Finding): Shown<'finding'> {
  return { name: problem, severity, detail, addresses: [...addresses] };
}

function showCertificate(facts: CertificateFacts): Shown<'certificate'> {
  return {
    fingerprint256: facts.fingerprint256,
    subject: facts.subject,
    issuer: facts.issuer,
    serial: facts.serial,
    names: [...facts.names],
    notBefore: facts.notBefore.toISOString(),
    notAfter: facts.notAfter.toISOString(),
    keyType: facts.keyType,
    signatureAlgorithm: facts.signatureAlgorithm,
  };
}

function showChange(change: Change): Shown<'change'> {
  if (change.kind !== 'certificate-replaced') return change;
  return { kind: change.kind, from: showMark(change.from), to: showMark(change.to) };
}

function showMark({ fingerprint256, notBefore, notAfter }: CertificateMark) {
  return { fingerprint256, notBefore: notBefore.toISOString(), notAfter: notAfter.toISOString() };
}

function toInstant(at: Date | null | undefined): string | null {
  return at?.toISOString() ?? null;
}
