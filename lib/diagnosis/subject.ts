import type { CertificateFacts } from '@/lib/tls/observation';

/** A name that a new certificate has to be valid for. */
export interface DiagnosedName {
  /** ASCII, lower case; without the "*." of a wildcard. */
  host: string;
  isWildcard: boolean;
  /**
   * A re-issue fails without it: it is in the certificate, or the host always asks for it too. The others are only told of.
   */
  isRequired: boolean;
}

/** A new certificate that was seen, and a press that may have cost one. */
export interface IssueRecord {
  certificates: readonly CertificateFacts[];
  presses: readonly Date[];
}

/** A certificate as it was seen; with its bytes where they are known, since its issuer's key identifier stands only there. */
export type SeenCertificate = CertificateFacts & { der?: Uint8Array };

/** `unknown` is an answer too: the owner looked, or could not. */
export type OwnerAnswer = 'on' | 'off' | 'unknown';

/** null = never asked. */
export interface OwnerAnswers {
  overseasLimit: OwnerAnswer | null;
  accessLimit: OwnerAnswer | null;
  /** A notice of the host that the owner links (https). */
  noticeUrl: string | null;
}

/** Everything known beforehand about what is diagnosed. */
export interface DiagnosisSubject {
  /** ASCII, without "www.". */
  host: string;
  /** At least one; the site's own first. */
  names: readonly DiagnosedName[];
  /** Names of the certificate that are not looked at, since there are too many; "*.example.jp" for a wildcard. */
  leftOut?: readonly string[];
  /** One of lib/hosting/hosting.ts; null = not recognised. `isCertain` = the owner chose it, or strong signs say so. */
  hosting: { id: string; isCertain: boolean } | null;
  /** The watched endpoints as the latest look saw them. */
  endpoints: readonly {
    host: string;
    port: number;
    /** Its own certificate that was seen last. */
    certificate: SeenCertificate | null;
    /** The certificate that is served at this moment, whoever's it is. */
    served: SeenCertificate | null;
    addresses: readonly string[];
    /** The Strict-Transport-Security header; null = none. */
    hsts: string | null;
  }[];
  /** The last seven days; null = not known (the command line has no memory). */
  record: IssueRecord | null;
  /** The other sites of this installation on the same host; null = not known. */
  neighbours: { total: number; overdue: number } | null;
  /** What the owner says about what cannot be seen from outside. */
  answers: OwnerAnswers;
}
