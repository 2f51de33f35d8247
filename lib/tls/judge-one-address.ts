import { coversHost } from './covers-host';
import { describeFinding } from './describe-finding';
import { judgeChain } from './judge-chain';
import { judgeDates } from './judge-dates';
import { judgeStrength } from './judge-strength';
import type { UrgencyPolicy } from './lifetime';
import type { AddressObservation, PresentedCertificate } from './observation';
import type { Finding } from './problem';

export interface JudgeContext {
  now: Date;
  policy: UrgencyPolicy;
  /** Names of certificates that hosts show for every site without one of its own, such as "*.conohawing.com". */
  hostDefaults: readonly { pattern: string }[];
}

export interface JudgedAddress {
  observation: AddressObservation;
  findings: readonly Finding[];
  /** Whether it presented the site's own certificate: one that covers the host and is not a host's default. */
  isOwned: boolean;
}

/** Judges what one address showed, each facet apart. */
export function judgeOneAddress(observation: AddressObservation, host: string, context: JudgeContext): JudgedAddress {
  const { certificate, failure } = observation;
  const failed = failure ? [describeFinding(failure.problem, failure.detail)] : [];
  if (certificate === null) return { observation, findings: at(observation, failed), isOwned: false };
  const isOwned = coversHost(certificate.names, host);
  const isDefault = !isOwned && isHostDefault(certificate, context);
  const findings = [
    ...failed,
    ...judgeName(certificate, host, isDefault),
    ...judgeValidity(certificate, isOwned, isDefault, context),
    ...judgeChain(observation, context.now),
    ...judgeStrength(certificate, observation.path?.issuers ?? []),
  ];
  return { observation, findings: at(observation, findings), isOwned };
}

function isHostDefault({ names, subject }: PresentedCertificate, { hostDefaults }: JudgeContext): boolean {
  return hostDefaults.some(({ pattern }) => names.includes(pattern) || subject.split(', ').includes(`CN=${pattern}`));
}

function judgeName({ names, subject }: PresentedCertificate, host: string, isDefault: boolean): Finding[] {
  if (isDefault) return [describeFinding('host-default-certificate', names.join(', ') || subject)];
  // Browsers stopped reading the common name in 2017 (RFC 9525 §2).
  if (names.length === 0) return [describeFinding('no-san', subject)];
  if (coversHost(names, host)) return [];
  return [describeFinding('name-mismatch', `${host} is not among ${names.join(', ')}`)];
}

/** The renewal of a certificate that is not the site's own is nobody's business here; only what blocks visitors counts. */
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

function at({ address }: AddressObservation, findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => ({ ...finding, addresses: [address] }));
}
