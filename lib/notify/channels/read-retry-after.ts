import type { OutgoingAnswer } from '@/lib/notify/outgoing';

/** A service that asks for longer than this is asked again all the same. */
const longestMs = 24 * 60 * 60 * 1000;

/** Retry-After in seconds or as a date (RFC 9110 §10.2.3); null when it is missing or is neither. */
export function readRetryAfter({ headers }: Pick<OutgoingAnswer, 'headers'>, now: Date): number | null {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return inBounds(Number(text) * 1000);
  const at = Date.parse(text);
  return text === '' || Number.isNaN(at) ? null : inBounds(at - now.getTime());
}

/** @param seconds foreign data */
export function toRetryMs(seconds: unknown): number | null {
  return typeof seconds === 'number' && Number.isFinite(seconds) ? inBounds(seconds * 1000) : null;
}

/** @param epoch the second since 1970 from which it may be tried again, as a header has it */
export function untilEpoch(epoch: string | undefined, now: Date): number | null {
  return epoch !== undefined && /^\d{1,12}$/.test(epoch) ? inBounds(Number(epoch) * 1000 - now.getTime()) : null;
}

function inBounds(ms: number): number {
  return Math.ceil(Math.min(Math.max(ms, 0), longestMs));
}
