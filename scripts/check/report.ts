import { judge, timelessFindings } from '@/lib/tls/judge';
import { judgeOneAddress, type JudgeContext } from '@/lib/tls/judge-one-address';
import type { AddressObservation, CertificateFacts, Observation, PresentedCertificate } from '@/lib/tls/observation';
import { severities, type Finding, type ProblemName, type Severity } from '@/lib/tls/problem';
import { problemWords } from '@/lib/tls/problem-words';
import { deriveStatus, type Status } from '@/lib/tls/status';
import type { Locale } from '@/lib/words/locale';

/** One target as `--json` prints it. Instants are ISO 8601 in UTC, times are milliseconds. */
export interface CheckReport {
  target: string;
  host: string;
  port: number;
  /** The worst address, which `certificate` and `chain` are of. */
  address: string | null;
  checkedAt: string;
  status: Status;
  daysLeft: number | null;
  /** A browser would trust what the worst address showed, for this name, at this instant. */
  trusted: boolean;
  problems: { name: ProblemName; severity: Severity; explanation: string; detail: string }[];
  addresses: {
    address: string;
    status: Status;
    fingerprint256: string | null;
    validTo: string | null;
    problems: ProblemName[];
  }[];
  certificate: {
    subject: string;
    issuer: string;
    serial: string;
    fingerprint256: string;
    validFrom: string;
    validTo: string;
    names: readonly string[];
    keyType: string;
    signatureAlgorithm: string;
  } | null;
  chain: { subject: string; issuer: string; fingerprint256: string; validTo: string }[];
  protocol: string | null;
  http: AddressObservation['http'];
  timings: { dns: number | null; connect: number | null; tls: number | null; total: number };
}

const dayMs = 24 * 60 * 60 * 1000;

/** Puts a look and its judgement into the printed shape. */
export function reportCheck(
  target: string,
  port: number,
  seen: Observation,
  context: JudgeContext,
  locale: Locale,
): CheckReport {
  const { findings, presented, isOwned, address } = judge(seen, context);
  const worst = seen.addresses.find((one) => one.address === address) ?? null;
  return {
    target,
    host: seen.target.host,
    port,
    address,
    checkedAt: seen.startedAt.toISOString(),
    status: statusOf(findings, isOwned ? presented : null, seen, context),
    daysLeft: presented && Math.floor((presented.notAfter.getTime() - context.now.getTime()) / dayMs),
    trusted: presented !== null && isOwned && isTrusted(findings),
    problems: findings.map((finding) => ({
      name: finding.problem,
      severity: finding.severity,
      explanation: explain(finding, locale),
      detail: finding.detail,
    })),
    addresses: seen.addresses.map((one) => reportAddress(one, seen, context)),
    certificate: presented && reportCertificate(presented),
    chain: (worst?.chain ?? []).map(({ subject, issuer, fingerprint256, notAfter }) => ({
      subject,
      issuer,
      fingerprint256,
      validTo: instant(notAfter),
    })),
    protocol: worst?.protocol ?? null,
    http: worst?.http ?? null,
    timings: reportTimings(worst, seen),
  };
}

function reportAddress(
  one: AddressObservation,
  seen: Observation,
  context: JudgeContext,
): CheckReport['addresses'][number] {
  const { findings, isOwned } = judgeOneAddress(one, seen.target.host, context);
  const sorted = findings.toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity));
  return {
    address: one.address,
    status: statusOf(sorted, isOwned ? one.certificate : null, seen, context),
    fingerprint256: one.certificate?.fingerprint256 ?? null,
    validTo: one.certificate && instant(one.certificate.notAfter),
    problems: sorted.map(({ problem }) => problem),
  };
}

/** The same derivation as the board's, for one look that was taken just now. */
function statusOf(
  findings: readonly Finding[],
  validity: PresentedCertificate | null,
  { startedAt }: Observation,
  { now, policy }: JudgeContext,
): Status {
  const severity = timelessFindings(findings)[0]?.severity ?? null;
  const rules = { urgency: policy, staleAfterMs: dayMs, isPaused: false };
  return deriveStatus([{ checkedAt: startedAt, severity, validity }], rules, now).status;
}

function isTrusted(findings: readonly Finding[]): boolean {
  return findings.every(({ problem, severity }) => severity !== 'blocking' && problem !== 'incomplete-chain');
}

function explain({ problem }: Finding, locale: Locale): string {
  const { title, visitorsSee, why, whatToDo } = problemWords[problem];
  return [title, visitorsSee, why, whatToDo].map((words) => words[locale]).join(locale === 'ja' ? ' / ' : ' – ');
}

function reportCertificate(certificate: CertificateFacts): CheckReport['certificate'] {
  const { subject, issuer, serial, fingerprint256, notBefore, notAfter, names, keyType, signatureAlgorithm } =
    certificate;
  const validity = { validFrom: instant(notBefore), validTo: instant(notAfter) };
  return { subject, issuer, serial, fingerprint256, ...validity, names, keyType, signatureAlgorithm };
}

function reportTimings(worst: AddressObservation | null, { durationMs }: Observation): CheckReport['timings'] {
  const { dnsMs = null, connectMs = null, tlsMs = null, totalMs = durationMs } = worst?.timings ?? {};
  const round = (ms: number | null) => ms && Math.round(ms * 10) / 10;
  return { dns: round(dnsMs), connect: round(connectMs), tls: round(tlsMs), total: round(totalMs) ?? 0 };
}

/** An unreadable date of a broken certificate is printed as the beginning of time rather than as a crash. */
function instant(at: Date): string {
  return new Date(Number.isNaN(at.getTime()) ? 0 : at.getTime()).toISOString();
}
