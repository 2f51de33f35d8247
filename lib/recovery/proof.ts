import type { RecoveryState, RecoveryTarget } from './recovery-state';
import type { SeenCertificate, Sight } from './sight';

/** So long the second proof comes after the first: one good answer may be chance (two servers behind one name). */
export const proofMs = 60_000;
/** Clocks of authorities differ, and Let's Encrypt dates certificates back by an hour. */
const backdatingMs = 90 * 60 * 1000;

/** What still lacks until an endpoint is as it should be; empty = proved. */
export type Lack = 'no-look' | 'not-own' | 'not-new' | 'not-trusted' | 'staging' | 'no-page' | 'error-page';

/**
 * Done means proved: the endpoint's own certificate under another serial than at the start, begun later, trusted, and an
 * HTTPS answer that is not the host's error page.
 */
export function listLacks({ before, sight }: RecoveryTarget, startedAt: Date): Lack[] {
  if (sight === null) return ['no-look'];
  const { kind, certificate, isTrusted, httpStatus } = sight;
  if (kind !== 'own' || certificate === null) return ['not-own'];
  const lacks: Lack[] = [];
  if (!isNewer(certificate, before, startedAt)) lacks.push('not-new');
  if (isStaging(certificate)) lacks.push('staging');
  else if (!isTrusted) lacks.push('not-trusted');
  if (httpStatus === null) lacks.push('no-page');
  else if (httpStatus >= 500) lacks.push('error-page');
  return lacks;
}

/** Another one that began later. Where none was known before, it must have been made for this recovery. */
export function isNewer(certificate: SeenCertificate, before: SeenCertificate | null, startedAt: Date): boolean {
  const began = certificate.notBefore.getTime();
  if (before === null) return began > startedAt.getTime() - backdatingMs;
  return certificate.serial !== before.serial && began > before.notBefore.getTime();
}

/** Let's Encrypt's authority for tests names itself so. */
export function isStaging({ issuer }: SeenCertificate): boolean {
  return /\(STAGING\)|Fake LE /i.test(issuer);
}

/** The organisation that issued it: "O=Let's Encrypt" of its name, or the whole name. */
export function findIssuingOrganisation({ issuer }: SeenCertificate): string {
  return /(?:^|, )O=([^,]*)/.exec(issuer)?.[1] ?? issuer;
}

/** Every endpoint shows its own, newer certificate, whatever else is wrong with it. */
export function isNewEverywhere({ targets, startedAt }: RecoveryState): boolean {
  return targets.length > 0 && targets.every((target) => isNew(target, startedAt));
}

export function isNew({ before, sight }: RecoveryTarget, startedAt: Date): boolean {
  return sight?.kind === 'own' && sight.certificate !== null && isNewer(sight.certificate, before, startedAt);
}

export function isProvedEverywhere({ targets, startedAt }: RecoveryState): boolean {
  return targets.length > 0 && targets.every((target) => listLacks(target, startedAt).length === 0);
}

/** The oldest of the latest looks; null when one lacks. */
export function findOldestLook(targets: readonly RecoveryTarget[]): Date | null {
  return targets.reduce<Date | null | undefined>((oldest, { sight }) => earlier(oldest, sight), undefined) ?? null;
}

function earlier(oldest: Date | null | undefined, sight: Sight | null): Date | null {
  if (oldest === null || sight === null) return null;
  return oldest === undefined || sight.at < oldest ? sight.at : oldest;
}
