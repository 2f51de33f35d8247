/** Why an address gave no answer in HTTP. */
export const hopFailures = [
  'refused',
  'unreachable',
  'no-route',
  'dial-timeout',
  'reset',
  'closed',
  'no-answer',
  'tls-on-plain-port',
  'http2-on-plain-port',
  'not-http',
  'head-too-large',
  'not-tls',
  'tls-too-old',
  'tls-failed',
  'stopped',
] as const;
/**
 * `refused` · `unreachable` the network says so · `no-route` this machine has no way there (no IPv6, say) · `dial-timeout`
 * nobody took the connection · `reset` and `closed` afterwards, before an answer · `no-answer` connected, but no whole head
 * in time · `…-on-plain-port`, `not-http` something else is spoken · `not-tls`, `tls-too-old` (before 1.2), `tls-failed` on a
 * port of TLS · `stopped` by us, for want of time.
 */
export type HopFailure = (typeof hopFailures)[number];

/** What an address answered. Everything in it is foreign text. */
export interface HopAnswer {
  ok: true;
  status: number;
  /** Lower-case names, of several only the first; at most 60, each value cut. */
  headers: Readonly<Record<string, string>>;
  /** The first characters of the body, decoded if it was packed. */
  body: string;
  /** More came than was read. */
  isCut: boolean;
}

export type HopOutcome = HopAnswer | { ok: false; failure: HopFailure; detail: string };

/** One request to one address. */
export interface Hop {
  url: string;
  address: string;
  outcome: HopOutcome;
}

/** How long is waited: for a connection, for the head of an answer after it, for the body, and for one name in all. */
export interface ProbeLimits {
  dialMs: number;
  answerMs: number;
  bodyMs: number;
  nameMs: number;
}

export const usualLimits: ProbeLimits = { dialMs: 5000, answerMs: 5000, bodyMs: 1500, nameMs: 12_000 };

/** The CA tries the other family only when the connection itself did not come about. */
const dialFailures: ReadonlySet<HopFailure> = new Set(['refused', 'unreachable', 'no-route', 'dial-timeout']);

export function isDialFailure(outcome: HopOutcome): boolean {
  return !outcome.ok && dialFailures.has(outcome.failure);
}
