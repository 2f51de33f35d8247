import { coversHost } from './covers-host';
import { judgeChain } from './judge-chain';
import { judgeDates } from './judge-dates';
import { findDifference } from './judge-difference';
import { judgeStrength } from './judge-strength';
import type { UrgencyPolicy } from './lifetime';
import { describeFinding } from './describe-finding';
import type { AddressObservation, LookFailure, Observation, PresentedCertificate } from './observation';
import { severities } from './problem';
import type { Finding, ProblemName, Severity } from './problem';

export interface JudgeContext {
  now: Date;
  policy: UrgencyPolicy;
  /** Names of certificates that hosts show for every site without one of its own, such as "*.conohawing.com". */
  hostDefaults: readonly { pattern: string }[];
}

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

interface JudgedAddress {
  observation: AddressObservation;
  findings: Finding[];
  isOwned: boolean;
}

const timeBound: ReadonlySet<ProblemName> = new Set(['expired', 'not-yet-valid', 'expiring', 'renewal-overdue']);

/**
 * Turns one look into findings. Pure. Dates, names, chain, key and issuer are judged apart, so that an expired certificate
 * for another name with an incomplete chain gives three findings. The worst address counts.
 */
export function judge(observation: Observation, context: JudgeContext): Judgement {
  if (observation.failure) {
    const findings = [describeFinding(observation.failure.problem, observation.failure.detail)];
    return { findings, severity: worstOf(findings), presented: null, isOwned: false, address: null };
  }
  const judged = observation.addresses.map((address) => judgeAddressFully(address, observation, context));
  const difference = findDifference(judged);
  const findings = sortBySeverity([...mergeAddresses(softenFailures(judged)), ...(difference ? [difference] : [])]);
  const worst = findWorst(judged);
  return {
    findings,
    severity: worstOf(findings),
    presented: worst?.observation.certificate ?? null,
    isOwned: worst?.isOwned ?? false,
    address: worst?.observation.address ?? null,
  };
}

/** The findings that stay true until somebody looks again; the others are derived from the certificate's dates. */
export function timelessFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ problem }) => !timeBound.has(problem));
}

function judgeAddressFully(address: AddressObservation, { target }: Observation, context: JudgeContext): JudgedAddress {
  const { certificate } = address;
  const found: Finding[] = address.failure ? [fromFailure(address.failure)] : [];
  if (certificate === null) return { observation: address, findings: at(address, found), isOwned: false };
  const isDefault = isHostDefault(certificate, context) && !coversHost(certificate.names, target.host);
  const isOwned = !isDefault && coversHost(certificate.names, target.host);
  found.push(
    ...judgeName(certificate, target.host, isDefault),
    ...judgeValidity(certificate, isOwned, isDefault, context),
    ...judgeChain(address, context.now),
    ...judgeStrength(certificate, address.path?.issuers ?? []),
  );
  return { observation: address, findings: at(address, found), isOwned };
}

function isHostDefault({ names, subject }: PresentedCertificate, { hostDefaults }: JudgeContext): boolean {
  return hostDefaults.some(({ pattern }) => names.includes(pattern) || subject.startsWith(`CN=${pattern}`));
}

function judgeName({ names, subject }: PresentedCertificate, host: string, isDefault: boolean): Finding[] {
  if (isDefault) return [describeFinding('host-default-certificate', names.join(', ') || subject)];
  // Browsers have not looked at the common name since 2017 (RFC 9525 §2).
  if (names.length === 0) return [describeFinding('no-san', subject)];
  if (coversHost(names, host)) return [];
  return [describeFinding('name-mismatch', `${host} is not among ${names.join(', ')}`)];
}

/** When a certificate is not the site's own, its renewal is nobody's business here; only what blocks visitors counts. */
function judgeValidity(
  certificate: PresentedCertificate,
  isOwned: boolean,
  isDefault: boolean,
  { now, policy }: JudgeContext,
): Finding[] {
  if (isDefault) return [];
  const found = judgeDates(certificate, policy, now);
  return isOwned ? found : found.filter(({ severity }) => severity === 'blocking');
}

function fromFailure({ problem, detail }: LookFailure): Finding {
  return describeFinding(problem, detail);
}

function at({ address }: AddressObservation, findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => ({ ...finding, addresses: [address] }));
}

/**
 * Browsers try the next address when one does not answer: as long as another one does, only some visitors are hurt. And
 * when this machine has no way to some of the addresses (no IPv6, say), that is no news about the site.
 */
function softenFailures(judged: readonly JudgedAddress[]): Finding[] {
  const findings = judged.flatMap((address) => address.findings);
  const isAnswered = judged.some(({ observation }) => observation.certificate !== null);
  const isReached = findings.some(({ problem }) => problem !== 'offline') || isAnswered;
  return findings
    .filter(({ problem }) => problem !== 'offline' || !isReached)
    .map((finding) =>
      isAnswered && finding.severity === 'unreachable' ? { ...finding, severity: 'harming' } : finding,
    );
}

/** One finding for each problem, with all the addresses that show it. */
function mergeAddresses(findings: readonly Finding[]): Finding[] {
  const merged = new Map<ProblemName, Finding>();
  for (const finding of findings) {
    const known = merged.get(finding.problem);
    const addresses = [...(known?.addresses ?? []), ...finding.addresses];
    merged.set(finding.problem, { ...(known ?? finding), addresses });
  }
  return [...merged.values()];
}

/** Among equally bad addresses the one whose certificate ends first: a second server may have been forgotten. */
function findWorst(judged: readonly JudgedAddress[]): JudgedAddress | null {
  const ranked = [...judged].sort(
    (a, b) => rank(worstOf(b.findings)) - rank(worstOf(a.findings)) || endOf(a) - endOf(b),
  );
  // An address without an answer has nothing to show where another one has.
  return ranked.find(({ observation }) => observation.certificate !== null) ?? ranked[0] ?? null;
}

function endOf({ observation }: JudgedAddress): number {
  return observation.certificate?.notAfter.getTime() ?? Infinity;
}

function sortBySeverity(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => rank(b.severity) - rank(a.severity));
}

function worstOf(findings: readonly Finding[]): Severity | null {
  return sortBySeverity(findings)[0]?.severity ?? null;
}

function rank(severity: Severity | null): number {
  return severity === null ? -1 : severities.indexOf(severity);
}
