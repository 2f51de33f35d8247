/**
 * Why a message did not arrive, as far as the owner can do something about it. `refused-sign-in` wrong password or token ·
 * `refused-recipient` a wrong ID or address, or no friend of the bot · `refused-some` so for some of several, the others have it · `gone` the webhook or subscription was deleted ·
 * `too-often` the service's limit per time · `used-up` this month's free messages are · `too-large` · `rejected` any other
 * refusal · `blocked` an address that must not be dialled · `blocked-port` so is that port · `unreachable` no answer, no connection, name not found ·
 * `bad-certificate` the service's own certificate does not hold · `trouble` its server is in trouble (5xx) ·
 * `unreadable-secret` what was stored cannot be decrypted any more.
 */
export const sendFailures = [
  'refused-sign-in',
  'refused-recipient',
  'refused-some',
  'gone',
  'too-often',
  'used-up',
  'too-large',
  'rejected',
  'blocked',
  'blocked-port',
  'unreachable',
  'bad-certificate',
  'trouble',
  'unreadable-secret',
] as const;
export type SendFailure = (typeof sendFailures)[number];

export type SendOutcome = { kind: 'sent' } | FailedSend;

export interface FailedSend {
  kind: 'failed';
  failure: SendFailure;
  /** The machine's own words (a status, an SMTP code), at most 200 characters, never the peer's text as markup. */
  detail: string;
  /** The service asked not to be tried again before (Retry-After). */
  retryAfterMs: number | null;
  /** Some of several recipients have it; these are to be tried again, the rest was refused for good. */
  left?: readonly string[];
}
