/**
 * What a problem does to visitors, the worst last.
 * `blocking` visitors cannot open the site · `unreachable` nothing answered · `harming` some visitors are hurt ·
 * `warning` nobody is hurt yet · `information` worth knowing · `inconclusive` we could not look (our own network).
 */
export const severities = ['information', 'warning', 'inconclusive', 'harming', 'unreachable', 'blocking'] as const;
export type Severity = (typeof severities)[number];

/** The closed list of problems and how severe each is. */
export const problemSeverity = {
  expired: 'blocking',
  'not-yet-valid': 'blocking',
  'self-signed': 'blocking',
  'untrusted-root': 'blocking',
  'incomplete-chain': 'harming',
  'expired-chain': 'blocking',
  'chain-expiring': 'warning',
  'name-mismatch': 'blocking',
  'no-san': 'blocking',
  revoked: 'blocking',
  // Chromium still opens such a site, Safari does not.
  'weak-key': 'harming',
  'weak-signature': 'blocking',
  'malformed-certificate': 'blocking',
  'host-default-certificate': 'blocking',
  expiring: 'warning',
  'renewal-overdue': 'harming',
  'www-not-covered': 'harming',
  'protocol-too-old': 'blocking',
  'handshake-failed': 'blocking',
  'client-certificate-required': 'blocking',
  'not-tls': 'blocking',
  refused: 'unreachable',
  reset: 'unreachable',
  timeout: 'unreachable',
  'name-not-found': 'unreachable',
  'dns-failed': 'unreachable',
  'addresses-differ': 'harming',
  'address-blocked': 'unreachable',
  offline: 'inconclusive',
} as const satisfies Record<string, Severity>;

export type ProblemName = keyof typeof problemSeverity;

/** One thing that a look found. The words for people are kept apart, in problem-words.ts. */
export interface Finding {
  problem: ProblemName;
  severity: Severity;
  /** The machine's own words (an OpenSSL code, an errno, an alert number), at most 200 characters. Text, never markup. */
  detail: string;
  /** The addresses that show it; empty when it is about the name as a whole. */
  addresses: readonly string[];
}
