import { describeFinding } from './describe-finding';
import type { AddressObservation, CertificatePath, PresentedCertificate } from './observation';
import type { Finding } from './problem';
import { judgeStrength } from './judge-strength';

const dateErrors: ReadonlySet<string> = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);

/** Judges how the leaf is connected to a root that visitors trust, apart from the leaf's own name, dates and key. */
export function judgeChain(address: AddressObservation, now: Date): Finding[] {
  const { certificate, verifyError } = address;
  if (certificate === null) return [];
  const path = address.path ?? pathFromVerdict(address);
  const revoked =
    address.revocation?.state === 'revoked' ? [describeFinding('revoked', address.revocation.detail)] : [];
  const connection = judgeConnection(path, certificate, verifyError);
  const dates = judgeIssuerDates(path, certificate, verifyError, now);
  const explained = connection.length + dates.length > 0;
  if (explained || isExplained(path, certificate, verifyError, now)) return [...connection, ...dates, ...revoked];
  // OpenSSL refuses the chain for a reason of its own: a name constraint, a usage, a path that is too long.
  return [describeFinding('untrusted-root', verifyError ?? ''), ...revoked];
}

function judgeConnection(path: CertificatePath, leaf: PresentedCertificate, verifyError: string | null): Finding[] {
  const detail = `${verifyError ?? ''} issuer: ${path.issuers.at(-1)?.issuer ?? leaf.issuer}`.trim();
  switch (path.end) {
    case 'self-signed':
      return [describeFinding('self-signed', detail)];
    case 'unknown-root':
      return [describeFinding('untrusted-root', detail)];
    case 'missing-issuer':
      return [describeFinding(path.isFetchable === true ? 'incomplete-chain' : 'untrusted-root', detail)];
    case 'trusted-root':
      return path.fetched.length === 0
        ? []
        : [describeFinding('incomplete-chain', `not sent: ${listSubjects(path.fetched)}`)];
  }
}

/** An issuer that is out of date blocks everybody; one that ends before the leaf will. */
function judgeIssuerDates(
  path: CertificatePath,
  leaf: PresentedCertificate,
  verifyError: string | null,
  now: Date,
): Finding[] {
  if (path.end !== 'trusted-root') return [];
  const outOfDate = path.issuers.filter((issuer) => !isWithin(issuer, now));
  if (outOfDate.length > 0) {
    // Without an error OpenSSL has found another way round them.
    return verifyError === null ? [] : [describeFinding('expired-chain', `${verifyError}: ${listSubjects(outOfDate)}`)];
  }
  const early = path.issuers.filter(({ notAfter }) => notAfter < leaf.notAfter);
  return early.length === 0 ? [] : [describeFinding('chain-expiring', `ends first: ${listSubjects(early)}`)];
}

function isExplained(
  { issuers }: CertificatePath,
  leaf: PresentedCertificate,
  verifyError: string | null,
  now: Date,
): boolean {
  if (verifyError === null) return true;
  if (dateErrors.has(verifyError)) return !isWithin(leaf, now);
  // OpenSSL has one code for both, and newer versions refuse what older ones let pass.
  return judgeStrength(leaf, issuers).length > 0;
}

/** For an observation without a path: what OpenSSL's verdict alone says. */
function pathFromVerdict({ verifyError, chain }: AddressObservation): CertificatePath {
  const end =
    verifyError === 'DEPTH_ZERO_SELF_SIGNED_CERT'
      ? 'self-signed'
      : verifyError === 'SELF_SIGNED_CERT_IN_CHAIN'
        ? 'unknown-root'
        : verifyError?.startsWith('UNABLE_TO_') === true
          ? 'missing-issuer'
          : 'trusted-root';
  return { end, issuers: chain, fetched: [] };
}

function isWithin({ notBefore, notAfter }: PresentedCertificate, now: Date): boolean {
  return notBefore <= now && now <= notAfter;
}

function listSubjects(certificates: readonly PresentedCertificate[]): string {
  return certificates.map(({ subject }) => subject).join('; ');
}
