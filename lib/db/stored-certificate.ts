import { z } from 'zod';

import type { Validity } from '@/lib/tls/lifetime';
import type { CertificateFacts, PresentedCertificate } from '@/lib/tls/observation';

import type { Prisma } from './generated/client';
import { readJson } from './stored-json';

/** The columns of a certificate that are drawn: not its bytes. */
export const certificateColumns = {
  fingerprint256: true,
  subject: true,
  issuer: true,
  serial: true,
  names: true,
  notBefore: true,
  notAfter: true,
  keyType: true,
  signatureAlgorithm: true,
} as const satisfies Prisma.CertificateSelect;

type CertificateRow = Prisma.CertificateGetPayload<{ select: typeof certificateColumns }>;

/** A certificate whose dates cannot be read is a finding, but nothing that can be counted down or put in order. */
export function hasReadableDates({ notBefore, notAfter }: Validity): boolean {
  return !Number.isNaN(notBefore.getTime()) && !Number.isNaN(notAfter.getTime());
}

export function toCertificateFacts(row: CertificateRow): CertificateFacts {
  return { ...row, names: readJson(row.names, z.array(z.string())) ?? [] };
}

export function toCertificateRow({ names, der, ...facts }: PresentedCertificate): Prisma.CertificateCreateManyInput {
  return { ...facts, names: JSON.stringify(names), der: Uint8Array.from(der) };
}
