import { coversHost } from '@/lib/tls/covers-host';
import type { CertificateFacts, LookFailure } from '@/lib/tls/observation';
import type { ProblemName } from '@/lib/tls/problem';

/**
 * What an endpoint shows, as far as a recovery asks.
 * `own` a certificate that covers the name · `host-default` the one that the host shows for sites without their own ·
 * `other-name` any other that does not cover it · `alert` the server ended the handshake · `refused` nobody listens ·
 * `silent` no answer, or none that is TLS · `no-name` the name leads nowhere · `offline` this machine has no network.
 */
export const sightKinds = [
  'own',
  'host-default',
  'other-name',
  'alert',
  'refused',
  'silent',
  'no-name',
  'offline',
] as const;
export type SightKind = (typeof sightKinds)[number];

/** A certificate, as far as one is told from another. */
export type SeenCertificate = Pick<
  CertificateFacts,
  'serial' | 'fingerprint256' | 'issuer' | 'names' | 'notBefore' | 'notAfter'
>;

export interface Sight {
  at: Date;
  kind: SightKind;
  certificate: SeenCertificate | null;
  /** A browser would open the site by this certificate: chain, dates, key and revocation are in order. */
  isTrusted: boolean;
  /** The status of the front page; null = it gave no answer. */
  httpStatus: number | null;
}

/** A look as it is kept, over every address of the name. */
export interface KeptLook {
  host: string;
  checkedAt: Date;
  failure: LookFailure | null;
  addresses: readonly {
    failure: LookFailure | null;
    certificate: CertificateFacts | null;
    http: { status: number } | null;
  }[];
  /** Everything that was wrong at that look. */
  problems: readonly ProblemName[];
}

/** Visitors of some browser, or all, do not get past these. They are about the certificate, whoever shows it. */
const distrust: ReadonlySet<ProblemName> = new Set([
  'expired',
  'not-yet-valid',
  'self-signed',
  'untrusted-root',
  'incomplete-chain',
  'expired-chain',
  'no-san',
  'revoked',
  'weak-key',
  'weak-signature',
  'malformed-certificate',
]);

/**
 * Takes out of a look what a recovery asks. Of several addresses the one that is the furthest from done counts: one server
 * that was forgotten is enough to hurt visitors.
 */
export function takeSight(look: KeptLook): Sight {
  const sights = look.failure
    ? [{ ...blank(look), kind: kindOfFailure(look.failure.problem) }]
    : look.addresses.map((address) => sightOf(address, look));
  // Where this machine has no way to some of the addresses (no IPv6, say), that is no news about the site.
  const reached = sights.filter(({ kind }) => kind !== 'offline');
  const [worst] = (reached.length > 0 ? reached : sights).sort(
    (a, b) => distanceOf(b) - distanceOf(a) || beginOf(a) - beginOf(b) || faultOf(b) - faultOf(a),
  );
  return worst ?? { ...blank(look), kind: 'silent' };
}

function sightOf({ failure, certificate, http }: KeptLook['addresses'][number], look: KeptLook): Sight {
  const httpStatus = http?.status ?? null;
  if (certificate === null || Number.isNaN(certificate.notBefore.getTime())) {
    return { ...blank(look), kind: kindOfFailure(failure?.problem ?? 'handshake-failed'), httpStatus };
  }
  const { serial, fingerprint256, issuer, notBefore, notAfter } = certificate;
  const isOwn = coversHost(certificate.names, look.host);
  const isDefault = look.problems.includes('host-default-certificate');
  return {
    at: look.checkedAt,
    kind: isOwn ? 'own' : isDefault ? 'host-default' : 'other-name',
    certificate: { serial, fingerprint256, issuer, names: certificate.names.slice(0, mostNames), notBefore, notAfter },
    isTrusted: !look.problems.some((problem) => distrust.has(problem)),
    httpStatus,
  };
}

const mostNames = 100;

function blank({ checkedAt }: KeptLook): Omit<Sight, 'kind'> {
  return { at: checkedAt, certificate: null, isTrusted: false, httpStatus: null };
}

function kindOfFailure(problem: ProblemName): SightKind {
  switch (problem) {
    case 'offline':
      return 'offline';
    case 'refused':
      return 'refused';
    case 'name-not-found':
    case 'dns-failed':
    case 'address-blocked':
      return 'no-name';
    case 'handshake-failed':
    case 'reset':
    case 'protocol-too-old':
    case 'client-certificate-required':
      return 'alert';
    default:
      return 'silent';
  }
}

function distanceOf({ kind }: Sight): number {
  return kind === 'own' ? 0 : 1;
}

/** A page that does not answer, or answers with an error of the server, is worse than one that does. */
function faultOf({ httpStatus }: Sight): number {
  return httpStatus === null || httpStatus >= 500 ? 1 : 0;
}

function beginOf({ certificate }: Sight): number {
  return certificate?.notBefore.getTime() ?? 0;
}
