import type { OwnCertificate, OwnSighting } from './judged-site';
import type { CertificateAspect } from './site-event';

const dayMs = 24 * 60 * 60 * 1000;
/** A certificate that was shown so lately may be served beside others. */
const besideMs = 7 * dayMs;

/** In what a certificate differs from the one before, where automatic renewals do not. */
export function listAspects(before: OwnCertificate, next: OwnCertificate): CertificateAspect[] {
  const aspects: CertificateAspect[] = [];
  if (readOrganisation(before.issuer) !== readOrganisation(next.issuer)) aspects.push('issuer');
  if (before.keyType !== next.keyType) aspects.push('key');
  if (listNames(before) !== listNames(next)) aspects.push('names');
  return aspects;
}

/**
 * The certificate that a new one has replaced: of those that the endpoint has shown lately, one like it (a CDN serves an
 * RSA and an ECDSA one beside each other), else the one that was seen last. null = it is the first.
 */
export function findPredecessor(sightings: readonly OwnSighting[], next: OwnSighting): OwnCertificate | null {
  const before = sightings
    .filter((one) => one !== next && one.firstSeenAt <= next.firstSeenAt && (one.isJudged || isListedBefore(one, next)))
    .sort(
      (a, b) => b.lastSeenAt.getTime() - a.lastSeenAt.getTime() || b.firstSeenAt.getTime() - a.firstSeenAt.getTime(),
    );
  const recent = before.filter(({ lastSeenAt }) => lastSeenAt.getTime() >= next.firstSeenAt.getTime() - besideMs);
  const alike = recent.find(({ certificate }) => listAspects(certificate, next.certificate).length === 0);
  return (alike ?? before[0])?.certificate ?? null;
}

/** Two that appeared in one look are told apart by their beginning. */
function isListedBefore(one: OwnSighting, next: OwnSighting): boolean {
  return one.firstSeenAt < next.firstSeenAt || one.certificate.notBefore < next.certificate.notBefore;
}

/** Intermediates change from one renewal to the next, the organisation behind them does not. */
function readOrganisation(issuer: string): string {
  return /(?:^|, ?)O=((?:\\.|[^,\\])*)/.exec(issuer)?.[1]?.toLowerCase() ?? issuer;
}

function listNames({ names }: OwnCertificate): string {
  return [...new Set(names.map((name) => name.toLowerCase()))].sort().join(' ');
}
