import type { KeyObject, X509Certificate } from 'node:crypto';
import type { CertificatePath } from './observation';
import type { TrustRoots } from './trust-roots';

/** A path of certificates from a leaf upwards. */
export interface FoundPath {
  end: CertificatePath['end'];
  /** The leaf's issuers among the given certificates, in order; a trusted root is not among them. */
  issuers: readonly X509Certificate[];
}

const longestPath = 10;
const mostSteps = 200;
/** Signatures are checked on the main thread: a server that sends many certificates for each other must not hold it. */
const mostSignatures = 60;
/** What no public authority uses, and what makes one check of a signature take as long as a thousand. */
const largestModulus = 8192;
const largestExponent = 2n ** 32n;

/**
 * Climbs from a leaf to its issuers, through certificates that the server sent or that were fetched, towards a root that
 * this machine trusts. Dates are ignored: OpenSSL names one fault and hides the others, so this asks about the chain
 * alone. The signatures are OpenSSL's work.
 */
export function findPath(leaf: X509Certificate, given: readonly X509Certificate[], roots: TrustRoots): FoundPath {
  if (isSelfSigned(leaf)) return { end: roots.has(leaf) ? 'trusted-root' : 'self-signed', issuers: [] };
  const candidates = [...given].sort((a, b) => Date.parse(b.validTo) - Date.parse(a.validTo));
  const steps = { left: mostSteps };
  const isIssued = createIssuedCheck(mostSignatures);
  let best: FoundPath = { end: 'missing-issuer', issuers: [] };
  const climb = (issuers: readonly X509Certificate[]): FoundPath | null => {
    const last = issuers.at(-1) ?? leaf;
    if (issuers.length > longestPath || steps.left-- <= 0) return null;
    if (roots.has(last)) return { end: 'trusted-root', issuers: issuers.slice(0, -1) };
    if (roots.listBySubject(last.issuer).some((root) => isIssued(last, root))) return { end: 'trusted-root', issuers };
    if (isSelfSigned(last)) {
      if (best.end === 'missing-issuer') best = { end: 'unknown-root', issuers };
      return null;
    }
    if (best.end === 'missing-issuer' && issuers.length > best.issuers.length)
      best = { end: 'missing-issuer', issuers };
    const path = [leaf, ...issuers];
    const next = candidates.filter((candidate) => !isAmong(path, candidate) && isIssued(last, candidate));
    for (const issuer of next) {
      const found = climb([...issuers, issuer]);
      if (found) return found;
    }
    return null;
  };
  return climb([]) ?? best;
}

export function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.issuer === issuer.subject && certificate.checkIssued(issuer) && isSignedBy(certificate, issuer);
}

/** Asks each pair once, and no more than `budget` signatures in all: what lies beyond counts as not issued. */
function createIssuedCheck(budget: number): typeof isIssuedBy {
  const known = new Map<string, boolean>();
  return (certificate, issuer) => {
    if (certificate.issuer !== issuer.subject) return false;
    const pair = `${certificate.fingerprint256} ${issuer.fingerprint256}`;
    const answer = known.get(pair) ?? (known.size < budget && isIssuedBy(certificate, issuer));
    known.set(pair, answer);
    return answer;
  };
}

/** `checkIssued` would also ask whether it may issue at all, which a server's own certificate never may. */
function isSelfSigned(certificate: X509Certificate): boolean {
  return certificate.issuer === certificate.subject && isSignedBy(certificate, certificate);
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return isBearable(issuer.publicKey) && certificate.verify(issuer.publicKey);
  } catch {
    // OpenSSL throws for a key that it cannot use, or that does not fit the signature's algorithm.
    return false;
  }
}

function isBearable({ asymmetricKeyDetails }: KeyObject): boolean {
  const { modulusLength = 0, publicExponent = 0n } = asymmetricKeyDetails ?? {};
  return modulusLength <= largestModulus && publicExponent <= largestExponent;
}

function isAmong(path: readonly X509Certificate[], { fingerprint256 }: X509Certificate): boolean {
  return path.some((certificate) => certificate.fingerprint256 === fingerprint256);
}
