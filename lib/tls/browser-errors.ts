import type { ProblemName } from './problem';

/** How sure it is that Chromium says so. */
export type BrowserError =
  /** It shows one of these instead of the site, the usual one first. */
  | { shows: readonly [string, ...string[]] }
  /** It shows this, or opens the site after all. */
  | { mayShow: readonly [string, ...string[]] }
  /** It opens the site. */
  | 'nothing';

/**
 * What Chromium says to its user about each problem, by its own names (net/base/net_error_list.h). e2e/browser-truth.spec.ts
 * opens the same servers with Chromium and with our own look, and compares.
 */
export const browserErrors = {
  expired: { shows: ['NET::ERR_CERT_DATE_INVALID'] },
  'not-yet-valid': { shows: ['NET::ERR_CERT_DATE_INVALID'] },
  'self-signed': { shows: ['NET::ERR_CERT_AUTHORITY_INVALID'] },
  // Invalid: the issuer is trusted, and must not issue this one.
  'untrusted-root': { shows: ['NET::ERR_CERT_AUTHORITY_INVALID', 'NET::ERR_CERT_INVALID'] },
  // Where the certificate names an address for its issuer, Chromium fetches it; others do not.
  'incomplete-chain': { mayShow: ['NET::ERR_CERT_AUTHORITY_INVALID'] },
  'expired-chain': { shows: ['NET::ERR_CERT_DATE_INVALID'] },
  'chain-expiring': 'nothing',
  'name-mismatch': { shows: ['NET::ERR_CERT_COMMON_NAME_INVALID'] },
  'no-san': { shows: ['NET::ERR_CERT_COMMON_NAME_INVALID'] },
  // Chromium asks no list of the authority's; it gets a short one of its own from its maker.
  revoked: { mayShow: ['NET::ERR_CERT_REVOKED'] },
  'weak-key': 'nothing',
  'weak-signature': { shows: ['NET::ERR_CERT_INVALID'] },
  'malformed-certificate': { shows: ['ERR_SSL_SERVER_CERT_BAD_FORMAT', 'ERR_SSL_PROTOCOL_ERROR'] },
  'host-default-certificate': { shows: ['NET::ERR_CERT_COMMON_NAME_INVALID'] },
  expiring: 'nothing',
  'renewal-overdue': 'nothing',
  'www-not-covered': { mayShow: ['NET::ERR_CERT_COMMON_NAME_INVALID'] },
  'protocol-too-old': { shows: ['ERR_SSL_VERSION_OR_CIPHER_MISMATCH'] },
  'handshake-failed': {
    shows: ['ERR_SSL_PROTOCOL_ERROR', 'ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'ERR_SSL_UNRECOGNIZED_NAME_ALERT'],
  },
  'client-certificate-required': { shows: ['ERR_BAD_SSL_CLIENT_AUTH_CERT'] },
  'not-tls': { shows: ['ERR_SSL_PROTOCOL_ERROR'] },
  refused: { shows: ['ERR_CONNECTION_REFUSED'] },
  reset: { shows: ['ERR_CONNECTION_RESET', 'ERR_CONNECTION_CLOSED'] },
  timeout: { shows: ['ERR_CONNECTION_TIMED_OUT', 'ERR_TIMED_OUT'] },
  'name-not-found': { shows: ['DNS_PROBE_FINISHED_NXDOMAIN', 'ERR_NAME_NOT_RESOLVED'] },
  'dns-failed': { mayShow: ['DNS_PROBE_FINISHED_BAD_CONFIG', 'ERR_NAME_NOT_RESOLVED'] },
  'addresses-differ': 'nothing',
  'address-blocked': 'nothing',
  offline: 'nothing',
} as const satisfies Record<ProblemName, BrowserError>;

/** All names in the table for a problem, the usual one first. */
export function listBrowserErrors(problem: ProblemName): readonly string[] {
  const error: BrowserError = browserErrors[problem];
  if (error === 'nothing') return [];
  return 'shows' in error ? error.shows : error.mayShow;
}
