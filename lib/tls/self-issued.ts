import type { Validity } from './lifetime';

/** The dates of a certificate, and whether anybody renews it without being asked. */
export interface CertificateLife extends Validity {
  /** Its server made it itself: no authority stands behind it, so no host renews it and no mail comes about it. */
  isSelfIssued: boolean;
}

/** Whether subject and issuer are the same name: "self-issued" (RFC 5280 §3.2). */
export function isSelfIssued({ subject, issuer }: { subject: string; issuer: string }): boolean {
  return subject === issuer && subject !== '';
}
