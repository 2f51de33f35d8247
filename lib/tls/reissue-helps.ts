import type { ProblemName } from './problem';

/**
 * Where the fault lies before any certificate: in the DNS, in an address that is not dialled, in this machine's own network.
 * A new certificate cures none of them, and with a broken DNS none would even be issued
 * (RFC 8555 §8: the issuer looks the name up itself).
 */
const beforeAnyCertificate: ReadonlySet<ProblemName> = new Set([
  'name-not-found',
  'dns-failed',
  'address-blocked',
  'offline',
]);

/** Whether a re-issue at the host can help against any of these problems, or there is none against which it could not. */
export function reissueHelps(problems: readonly ProblemName[]): boolean {
  return problems.length === 0 || problems.some((problem) => !beforeAnyCertificate.has(problem));
}
