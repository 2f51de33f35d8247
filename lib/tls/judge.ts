import { describeFinding } from './describe-finding';
import { findDifference } from './judge-difference';
import { judgeOneAddress } from './judge-one-address';
import type { JudgeContext, JudgedAddress } from './judge-one-address';
import type { Observation, PresentedCertificate } from './observation';
import { severities } from './problem';
import type { Finding, ProblemName, Severity } from './problem';

export type { JudgeContext };

export interface Judgement {
  /** The worst first, those which only time decides included. */
  findings: Finding[];
  /** That of the worst finding; null when there is none. */
  severity: Severity | null;
  /** What the worst address presented. */
  presented: PresentedCertificate | null;
  /** Whether it is the site's own: it covers the host name and is not a host's default. */
  isOwned: boolean;
  /** The worst address; null when none was looked at. */
  address: string | null;
}

const timeBound: ReadonlySet<ProblemName> = new Set(['expired', 'not-yet-valid', 'expiring', 'renewal-overdue']);

/**
 * Turns one look into findings. Pure. Dates, names, chain, key and issuer are judged apart, so that an expired certificate
 * for another name with an incomplete chain gives three findings. The worst address counts.
 */
export function judge(observation: Observation, context: JudgeContext): Judgement {
  const { failure, target, addresses } = observation;
  if (failure) return summarise([describeFinding(failure.problem, failure.detail)], null);
  const judged = addresses.map((address) => judgeOneAddress(address, target.host, context));
  const difference = findDifference(judged);
  const findings = [...weighTogether(judged), ...(difference ? [difference] : [])];
  return summarise(mergeAddresses(findings), findWorst(judged));
}

/** The findings that stay true until somebody looks again; the others are derived from the certificate's dates. */
export function timelessFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ problem }) => !timeBound.has(problem));
}

/**
 * Browsers try the next address when one does not answer: as long as another one does, only some visitors are hurt. And
 * when this machine has no way to some of the addresses (no IPv6, say), that is no news about the site.
 */
function weighTogether(judged: readonly JudgedAddress[]): Finding[] {
  const findings = judged.flatMap((address) => address.findings);
  const isAnswered = judged.some(({ observation }) => observation.certificate !== null);
  const isReached = isAnswered || findings.some(({ problem }) => problem !== 'offline');
  return findings
    .filter(({ problem }) => problem !== 'offline' || !isReached)
    .map((finding) => (isAnswered && finding.severity === 'unreachable' ? soften(finding) : finding));
}

function soften(finding: Finding): Finding {
  return { ...finding, severity: 'harming' };
}

/** One finding for each problem, with all the addresses that show it. */
function mergeAddresses(findings: readonly Finding[]): Finding[] {
  const merged = new Map<ProblemName, Finding>();
  for (const finding of findings) {
    const known = merged.get(finding.problem) ?? { ...finding, addresses: [] };
    merged.set(finding.problem, { ...known, addresses: [...known.addresses, ...finding.addresses] });
  }
  return [...merged.values()];
}

/**
 * The address that explains the state. One that presented a certificate goes before one that is silent, and among equally
 * bad ones the certificate that ends first: that server may have been forgotten.
 */
function findWorst(judged: readonly JudgedAddress[]): JudgedAddress | null {
  const answered = judged.filter(({ observation }) => observation.certificate !== null);
  const candidates = answered.length > 0 ? answered : judged;
  return (
    [...candidates].sort((a, b) => rank(worstOf(b.findings)) - rank(worstOf(a.findings)) || endOf(a) - endOf(b))[0] ??
    null
  );
}

function endOf({ observation }: JudgedAddress): number {
  return observation.certificate?.notAfter.getTime() ?? 0;
}

function summarise(findings: readonly Finding[], worst: JudgedAddress | null): Judgement {
  return {
    findings: [...findings].sort((a, b) => rank(b.severity) - rank(a.severity)),
    severity: worstOf(findings),
    presented: worst?.observation.certificate ?? null,
    isOwned: worst?.isOwned ?? false,
    address: worst?.observation.address ?? null,
  };
}

function worstOf(findings: readonly Finding[]): Severity | null {
  return findings.reduce<Severity | null>(
    (worst, { severity }) => (rank(severity) > rank(worst) ? severity : worst),
    null,
  );
}

function rank(severity: Severity | null): number {
  return severity === null ? -1 : severities.indexOf(severity);
}
