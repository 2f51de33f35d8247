import { createHash } from 'node:crypto';

import type { AddressObservation, Observation, PresentedCertificate } from '@/lib/tls/observation';
import { problemSeverity } from '@/lib/tls/problem';
import type { Finding, ProblemName } from '@/lib/tls/problem';

import { buildCertificate } from './build-observation';

/** A made-up site for benches and the demo. */
export interface PlannedSite {
  siteId: string;
  host: string;
  isPaused: boolean;
  createdAt: Date;
  tag: string | null;
  /** The latest first; none = never seen. */
  certificates: readonly PresentedCertificate[];
  /** Empty = never looked at. */
  looks: readonly PlannedLook[];
}

export interface PlannedLook {
  observation: Observation;
  findings: readonly Finding[];
  /** Whether what was shown is the site's own. */
  isOwn: boolean;
}

interface Condition {
  /** Of a thousand sites, so many. */
  perMille: number;
  /** Days of the certificate's 90 that are left. */
  daysLeft: number;
  problem?: ProblemName;
  isPaused?: boolean;
  isNew?: boolean;
}

/** What a board of a thousand sites looks like: nearly all of it is quiet. */
const conditions: readonly Condition[] = [
  { perMille: 3, daysLeft: 5 },
  { perMille: 12, daysLeft: 17 },
  { perMille: 4, daysLeft: -2 },
  { perMille: 4, daysLeft: 50, problem: 'host-default-certificate' },
  { perMille: 3, daysLeft: 40, problem: 'name-mismatch' },
  { perMille: 5, daysLeft: 60, problem: 'incomplete-chain' },
  { perMille: 5, daysLeft: 45, problem: 'timeout' },
  { perMille: 4, daysLeft: 33, problem: 'refused' },
  { perMille: 40, daysLeft: 25 },
  { perMille: 15, daysLeft: 55, isPaused: true },
  { perMille: 5, daysLeft: 0, isNew: true },
];

export const plannedTags: readonly string[] = ['ブログ', '保守契約', 'お店', '顧客A', '顧客B'];

const dayMs = 24 * 60 * 60 * 1000;
const minuteMs = 60 * 1000;
const lifeMs = 90 * dayMs;
const issuer = buildCertificate({
  names: ['YR2'],
  notBefore: new Date('2025-09-01'),
  notAfter: new Date('2028-09-01'),
});

/** The site of a number: always the same one, but for its dates, which go by `now`. */
export function planSite(number: number, now: Date): PlannedSite {
  const spread = spreadOf(number);
  const condition = conditionOf(number);
  const host = `site-${number.toString().padStart(5, '0')}.example.jp`;
  const daysLeft = condition?.daysLeft ?? 31 + (spread % 58);
  const notAfter = new Date(now.getTime() + daysLeft * dayMs + (spread % (20 * 60)) * minuteMs);
  const certificates = condition?.isNew ? [] : planCertificates(host, notAfter);
  const site = { number, host, spread, now, certificates, problem: condition?.problem ?? null };
  return {
    siteId: `seed-${number}`,
    host,
    isPaused: condition?.isPaused ?? false,
    createdAt: new Date(now.getTime() - (spread % (400 * 24 * 60)) * minuteMs),
    tag: spread % 3 === 0 ? (plannedTags[spread % plannedTags.length] ?? null) : null,
    certificates,
    looks: condition?.isNew ? [] : [host, `www.${host}`].map((name) => planLook(name, site)),
  };
}

/** Scatters neighbouring numbers, the same way every time. */
function spreadOf(number: number): number {
  return createHash('sha256').update(String(number)).digest().readUInt32BE();
}

function conditionOf(number: number): Condition | null {
  let place = spreadOf(number + 1_000_000) % 1000;
  for (const condition of conditions) {
    if (place < condition.perMille) return condition;
    place -= condition.perMille;
  }
  return null;
}

/** The one that is shown now, and the one before it. */
function planCertificates(host: string, notAfter: Date): PresentedCertificate[] {
  const names = [host, `www.${host}`];
  return [0, 60 * dayMs].map((ageMs) => {
    const end = new Date(notAfter.getTime() - ageMs);
    return buildCertificate({ names, notBefore: new Date(end.getTime() - lifeMs), notAfter: end });
  });
}

interface LookPlan {
  host: string;
  spread: number;
  now: Date;
  certificates: readonly PresentedCertificate[];
  problem: ProblemName | null;
}

function planLook(name: string, { spread, now, certificates, problem }: LookPlan): PlannedLook {
  const address = `192.0.2.${spread % 250}`;
  const isSeen = problem === null || problemSeverity[problem] !== 'unreachable';
  const severity = problem && problemSeverity[problem];
  const durationMs = 80 + (spread % 300);
  const startedAt = new Date(now.getTime() - (spread % 350) * minuteMs - durationMs);
  const seen = isSeen ? (certificates[0] ?? null) : null;
  return {
    observation: {
      target: { host: name, port: 443 },
      startedAt,
      durationMs,
      failure: null,
      addresses: [planAddress(address, seen, isSeen ? null : problem, durationMs)],
    },
    findings: problem && severity ? [{ problem, severity, detail: '', addresses: [address] }] : [],
    isOwn: problem !== 'host-default-certificate' && problem !== 'name-mismatch',
  };
}

function planAddress(
  address: string,
  certificate: PresentedCertificate | null,
  failure: ProblemName | null,
  totalMs: number,
): AddressObservation {
  return {
    address,
    failure: failure && { problem: failure, detail: '' },
    certificate,
    chain: certificate ? [issuer] : [],
    verifyError: null,
    protocol: certificate && 'TLSv1.3',
    cipher: certificate && 'TLS_AES_256_GCM_SHA384',
    alpn: certificate && 'h2',
    http: certificate && { status: 200, hsts: null },
    timings: { dnsMs: 12, connectMs: failure ? null : 9, tlsMs: failure ? null : 25, totalMs },
  };
}
