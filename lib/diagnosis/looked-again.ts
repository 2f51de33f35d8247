import type { CheckerId, CheckerReport } from './checker';
import { findingKinds } from './finding-kinds';
import type { FindingName } from './finding-kinds';

/** What each of these sees depends on what those have seen: where a domain is silent, nobody hears of its addresses. */
const dependsOn: Partial<Record<CheckerId, readonly CheckerId[]>> = {
  'name-servers': ['domain'],
  addresses: ['domain'],
  caa: ['domain'],
  'http-01': ['domain', 'addresses'],
  cdn: ['domain', 'addresses'],
};

/** Graver than "unclear", and still no answer to whether what was found before is there. */
const withoutSight: ReadonlySet<FindingName> = new Set([
  'domain-not-found',
  'domain-dnssec-broken',
  'domain-fails',
  'name-dnssec-broken',
  'name-fails',
  'address-family-fails',
  // The same doubt as before, but whose the machines are was not seen this time.
  'address-perhaps-elsewhere',
  'apex-and-www-differ',
  'caa-servfail',
  'caa-dnssec-broken',
  'caa-no-answer',
  'caa-truncated',
  'caa-unreadable',
]);

/** Unclear in what it means, but it was seen. */
const withSight: ReadonlySet<FindingName> = new Set([
  'caa-account',
  'caa-unclear',
  'cdn-in-front',
  'http-catch-all',
  'http-coming-soon',
  'http-redirect-other-host',
  'http-unusual-status',
]);

/**
 * Whether a checker has really looked at a host name: that it ended is not enough, since what it could not see it did not find
 * either.
 *
 * @param reports of one diagnosis
 * @param host null = the site as a whole
 */
export function hasLookedAt(reports: readonly CheckerReport[], checker: CheckerId, host: string | null): boolean {
  const own = reports.find((report) => report.checker === checker);
  if (own?.kind === 'not-applicable') return true;
  if (own?.kind !== 'looked' || isBlindTo(own, host)) return false;
  const needed = dependsOn[checker] ?? [];
  return !reports.some((report) => needed.includes(report.checker) && (hasFailed(report) || isBlindTo(report, host)));
}

function hasFailed({ kind }: CheckerReport): boolean {
  return kind === 'late' || kind === 'broken';
}

function isBlindTo({ findings }: CheckerReport, host: string | null): boolean {
  return findings.some(
    ({ name, hosts }) =>
      (host === null || hosts.length === 0 || hosts.includes(host)) &&
      (withoutSight.has(name) || (findingKinds[name].severity === 'unclear' && !withSight.has(name))),
  );
}
