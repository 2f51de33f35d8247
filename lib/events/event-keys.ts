import type { JudgedSite } from './judged-site';

/** The steps that a certificate may go through, one after the other. */
export const ladderSteps = ['renewal-due', 'renewal-overdue', 'urgent', 'blocked'] as const;
export type LadderStep = (typeof ladderSteps)[number];

type CertificateRule = LadderStep | 'renewed' | 'certificate-changed';

/** What is said of a certificate is said once, ever, whichever of the site's endpoints shows it and however often it goes. */
export function certificateKey(rule: CertificateRule, siteId: string, fingerprint256: string): string {
  return `${rule}:${siteId}:${fingerprint256}`;
}

/** What a look found may come again another time. */
export function occurrenceKey(rule: string, siteId: string, at: Date): string {
  return `${rule}:${siteId}:@${at.getTime()}`;
}

export function onReadyKey(recoveryId: string, since: Date): string {
  return `recovery-on-ready:${recoveryId}:${since.getTime()}`;
}

export function provedKey(recoveryId: string): string {
  return `recovery-proved:${recoveryId}`;
}

export function plannedKey(planId: string): string {
  return `recovery-planned:${planId}`;
}

/** The keys that may be wanted while the site is judged: whether an event has one of them must be known. */
export function listEventKeys(site: Omit<JudgedSite, 'events' | 'toldOver'>): string[] {
  const { siteId, endpoints, recovery, lastRecovery, plans } = site;
  const fingerprints = new Set(
    endpoints.flatMap(({ sightings }) => sightings.map(({ certificate }) => certificate.fingerprint256)),
  );
  const rules = [...ladderSteps, 'renewed', 'certificate-changed'] as const;
  return [
    ...[...fingerprints].flatMap((fingerprint) => rules.map((rule) => certificateKey(rule, siteId, fingerprint))),
    ...(recovery?.onReadySince ? [onReadyKey(recovery.recoveryId, recovery.onReadySince)] : []),
    ...(lastRecovery ? [provedKey(lastRecovery.recoveryId)] : []),
    ...plans.map(({ planId }) => plannedKey(planId)),
  ];
}
