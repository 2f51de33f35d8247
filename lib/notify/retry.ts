import type { SendFailure } from './send-outcome';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const firstPauseMs = minuteMs;
const longestPauseMs = hourMs;
const jitter = 0.2;
/** A service that asks for more patience is asked again all the same. */
export const longestRetryAfterMs = 6 * hourMs;
/** After so long without success a message is given up. */
export const giveUpAfterMs = 24 * hourMs;

export interface FailedTry {
  createdAt: Date;
  /** How often it has been tried. */
  attempts: number;
  /** What the service has asked for. */
  retryAfterMs: number | null;
}

/**
 * When a message is tried again: after a minute, then twice as long each time up to an hour, each a little earlier or later,
 * so that not all come back at once; not before the service wants it. null = it is given up. There is one attempt when the
 * time is over.
 *
 * @param random between 0 (included) and 1
 */
export function nextAttempt({ createdAt, attempts, retryAfterMs }: FailedTry, random: number, now: Date): Date | null {
  const endAt = createdAt.getTime() + giveUpAfterMs;
  if (now.getTime() >= endAt) return null;
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempts - 1, 10));
  const ownAt = Math.min(now.getTime() + pauseMs * (1 + jitter * (2 * random - 1)), endAt);
  const askedAt = now.getTime() + Math.min(retryAfterMs ?? 0, longestRetryAfterMs);
  return new Date(Math.round(Math.max(ownAt, askedAt)));
}

/** Services that refuse for these want to be left alone, whatever the next message is. */
const waits: ReadonlySet<SendFailure> = new Set(['too-often', 'used-up']);

/** Until when nothing is sent over a channel after a refusal; null = the next message may be tried. */
export function holdChannel(
  { failure, retryAfterMs }: { failure: SendFailure; retryAfterMs: number | null },
  nextAttemptAt: Date | null,
  now: Date,
): Date | null {
  if (retryAfterMs === null && !waits.has(failure)) return null;
  const askedMs = Math.min(retryAfterMs ?? firstPauseMs, longestRetryAfterMs);
  return new Date(Math.max(now.getTime() + askedMs, nextAttemptAt?.getTime() ?? 0));
}
