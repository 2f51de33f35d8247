import type { ProblemName } from './problem';
import type { Target } from './target';

/** What a certificate says of itself. All text is foreign: draw it as text. */
export interface CertificateFacts {
  /** One line, "CN=example.jp, O=…". */
  subject: string;
  issuer: string;
  /** Upper-case hexadecimal, as node:crypto prints it. */
  serial: string;
  /** SHA-256 of the DER, as node:crypto prints it ("AA:BB:…"). */
  fingerprint256: string;
  notBefore: Date;
  notAfter: Date;
  /** DNS names and IP addresses of the subject alternative name. */
  names: readonly string[];
  /** "RSA 2048", "EC P-256", "Ed25519". */
  keyType: string;
  /** "sha256WithRSAEncryption". */
  signatureAlgorithm: string;
}

/** A certificate with its bytes. */
export interface PresentedCertificate extends CertificateFacts {
  der: Uint8Array;
}

/** Why no certificate could be read from an address: a problem and the machine's own words. */
export interface LookFailure {
  problem: ProblemName;
  detail: string;
}

export interface Timings {
  dnsMs: number | null;
  connectMs: number | null;
  tlsMs: number | null;
  totalMs: number;
}

/** How far the issuers of a leaf lead, whatever the dates on the way say: OpenSSL names one fault and hides the rest. */
export interface CertificatePath {
  /**
   * `trusted-root` it reaches a root that this machine trusts · `self-signed` the leaf is its own issuer ·
   * `unknown-root` it ends at a root that nobody here trusts · `missing-issuer` somebody on the way is not known.
   */
  end: 'trusted-root' | 'self-signed' | 'unknown-root' | 'missing-issuer';
  /** The issuers on it that the server sent or that were fetched, the leaf's first. Roots of this machine are left out. */
  issuers: readonly PresentedCertificate[];
  /** Those among them that the server forgot to send, fetched from the address that the certificate names (AIA). */
  fetched: readonly PresentedCertificate[];
  /** With `missing-issuer`: the last certificate names an address where its issuer can be fetched, so one exists. */
  isFetchable?: boolean;
}

/** What the list of revoked certificates says. `unknown` = it could not be read: neither revoked nor fine. */
export interface Revocation {
  state: 'good' | 'revoked' | 'unknown';
  detail: string;
}

/** What one address of the name showed. */
export interface AddressObservation {
  address: string;
  /** Set when the handshake did not get as far as a certificate, or did but ended in an error afterwards. */
  failure: LookFailure | null;
  certificate: PresentedCertificate | null;
  /** The chain as the server sent it, without the leaf. */
  chain: readonly PresentedCertificate[];
  /** OpenSSL's verdict on the chain alone (names are judged apart); null when it verified. */
  verifyError: string | null;
  /** Missing without a certificate. */
  path?: CertificatePath;
  /** Missing when it was not looked up. */
  revocation?: Revocation;
  protocol: string | null;
  cipher: string | null;
  alpn: string | null;
  http: { status: number; hsts: string | null } | null;
  timings: Timings;
}

/** One look at a target, over every address that its name has. */
export interface Observation {
  target: Target;
  startedAt: Date;
  durationMs: number;
  /** Set when the name gave no address that may be dialled. */
  failure: LookFailure | null;
  addresses: readonly AddressObservation[];
}
