import type { Claim, ClaimedLook } from '@/lib/db/claim-endpoints';
import type { CheckRecord } from '@/lib/db/record-checks';
import { describeChange } from '@/lib/tls/changes';
import type { CertificateMark, Look } from '@/lib/tls/changes';
import { coversHost } from '@/lib/tls/covers-host';
import { findingsAt } from '@/lib/tls/findings-at';
import { judge, timelessFindings } from '@/lib/tls/judge';
import type { Observation, PresentedCertificate } from '@/lib/tls/observation';
import type { Finding } from '@/lib/tls/problem';
import { counterpartOf } from '@/lib/tls/site-name';
import { deriveStatus } from '@/lib/tls/status';
import { wasReached } from '@/lib/tls/was-reached';

import { confirmationAfterMs, countFailingLooks } from './failing-looks';
import type { Monitor } from './monitor';
import { intervalFor, nextDueAfter } from './next-due';
import { judgeWwwCoverage } from './www-coverage';

export interface ConcludedLook {
  record: CheckRecord;
  /** Everything that is wrong now, what time has decided included; the worst first. */
  findings: readonly Finding[];
}

/** Pure: from what was seen now, and at the look before, to everything that is stored and said about it. */
export function concludeLook(
  claim: Claim,
  observation: Observation,
  monitor: Pick<Monitor, 'rules' | 'checkIntervalMs' | 'hostDefaults'>,
  now: Date,
): ConcludedLook {
  const { rules, checkIntervalMs } = monitor;
  const ownCertificate = findOwnCertificate(observation);
  const lasting = findLasting(claim, observation, ownCertificate !== null, monitor, now);
  const validity = ownCertificate ?? claim.previous?.certificate ?? null;
  const severity = lasting[0]?.severity ?? null;
  const findings = findingsAt(lasting, validity, rules.urgency, now);
  const problems = findings.map((finding) => finding.problem);
  const next: Look = { wasReached: wasReached(observation.addresses), certificate: markOf(validity), problems };
  const changes = describeChange(claim.previous && recall(claim.previous, monitor), next);
  const { status } = deriveStatus([{ checkedAt: now, severity, validity }], { ...rules, isPaused: false }, now);
  const failing = countFailingLooks(claim.failing, severity, now);
  const hasFailed = failing.looks > 0 && severity !== 'inconclusive';
  const intervalMs = intervalFor(status, checkIntervalMs);
  return {
    findings,
    record: {
      claim,
      checkedAt: now,
      observation,
      findings: lasting,
      severity,
      ownCertificate,
      problems,
      worstSeverity: findings[0]?.severity ?? null,
      changes,
      hasChanged: changes.some((change) => change.kind !== 'nothing-changed'),
      failing,
      dueAt: nextDueAfter(claim, { intervalMs, confirmMs: hasFailed ? confirmationAfterMs(failing) : null }, now),
    },
  };
}

/** The certificate that counts for the countdown: it covers the name, and among several it is the first to end. */
function findOwnCertificate({ target, addresses }: Observation): PresentedCertificate | null {
  const own = addresses
    .map((address) => address.certificate)
    .filter((certificate) => certificate !== null)
    .filter(({ names }) => coversHost(names, target.host))
    .filter(({ notBefore, notAfter }) => !Number.isNaN(notBefore.getTime()) && !Number.isNaN(notAfter.getTime()));
  return own.sort((a, b) => a.notAfter.getTime() - b.notAfter.getTime())[0] ?? null;
}

/**
 * The findings that hold until somebody looks again. Those of time are derived later from the endpoint's own certificate;
 * about a foreign one there will be nothing to derive them from, so they stay.
 */
function findLasting(
  { counterpart, siteHosts }: Claim,
  observation: Observation,
  isOwnSeen: boolean,
  { rules, hostDefaults }: Pick<Monitor, 'rules' | 'hostDefaults'>,
  now: Date,
): Finding[] {
  const { findings } = judge(observation, { now, policy: rules.urgency, hostDefaults });
  const lasting = isOwnSeen ? timelessFindings(findings) : findings;
  const otherForm = counterpartOf(observation.target.host);
  const isOtherFormWatched = otherForm !== null && siteHosts.includes(otherForm);
  const isOtherFormAsked = counterpart === 'wanted' || counterpart === 'unclear';
  return isOtherFormWatched || isOtherFormAsked ? judgeWwwCoverage(lasting, observation) : lasting;
}

function recall(previous: ClaimedLook, { rules }: Pick<Monitor, 'rules'>): Look {
  const { findings, certificate, seen, checkedAt } = previous;
  return {
    wasReached: seen === null || seen.wasReached,
    certificate,
    problems: findingsAt(findings, certificate, rules.urgency, checkedAt).map((finding) => finding.problem),
  };
}

/** Only what is worth storing with a change. */
function markOf(certificate: CertificateMark | null): CertificateMark | null {
  if (certificate === null) return null;
  const { fingerprint256, notBefore, notAfter } = certificate;
  return { fingerprint256, notBefore, notAfter };
}
