import type { AllowanceRule } from '@/lib/db/allowance';

const minuteMs = 60 * 1000;

/** How much one person or one address may ask for. People do not notice these; programs that run wild do. */
export const limits = {
  /** Presses of "check now", for each person. */
  checks: { name: 'checks', points: 60, durationMs: minuteMs },
  /** Looks asked for by hand at one site or endpoint, whoever asks. */
  checksOfOne: { name: 'checks-of-one', points: 20, durationMs: minuteMs },
  /** Presses of "check all", for each person. */
  checksOfAll: { name: 'checks-of-all', points: 6, durationMs: minuteMs },
  /** Attempts to sign in with one e-mail address, wherever they come from. */
  signIns: { name: 'sign-ins', points: 10, durationMs: 15 * minuteMs },
  /** Attempts to change one's own password or second factor, for each person. */
  secrets: { name: 'secrets', points: 10, durationMs: 15 * minuteMs },
  /** Attempts to set up, to accept an invitation or to use a link, for each address on the network. */
  entrances: { name: 'entrances', points: 20, durationMs: 15 * minuteMs },
  /** Beginnings of a sign-in by passkey, for each address on the network. */
  challenges: { name: 'challenges', points: 60, durationMs: 15 * minuteMs },
  /** Changes of language and time zone, for each address on the network. */
  preferences: { name: 'preferences', points: 120, durationMs: minuteMs },
  /** Test messages, for each person. */
  tests: { name: 'tests', points: 10, durationMs: 10 * minuteMs },
  /** Mails that are pasted to be read, for each person. */
  mails: { name: 'mails', points: 30, durationMs: minuteMs },
  /** Tables of sites that are shown or added, for each person. */
  imports: { name: 'imports', points: 30, durationMs: minuteMs },
  /** Readings of a calendar address, for each address on the network. */
  calendars: { name: 'calendars', points: 60, durationMs: minuteMs },
  /** Requests for a link to a new password, for each address on the network. */
  resets: { name: 'resets', points: 5, durationMs: 15 * minuteMs },
  /** Requests over the API, for each key. */
  apiRequests: { name: 'api-requests', points: 600, durationMs: minuteMs },
  /** Requests over the API without a key that holds, for each address on the network. */
  apiStrangers: { name: 'api-strangers', points: 60, durationMs: minuteMs },
  /** Other changes, for each person. */
  changes: { name: 'changes', points: 240, durationMs: minuteMs },
} as const satisfies Record<string, AllowanceRule>;

export type LimitName = keyof typeof limits;
