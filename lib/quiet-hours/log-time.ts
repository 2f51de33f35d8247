import { findInstant } from '@/lib/words/wall-clock';

import { slotMinutes } from './visit-slots';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** "22/Nov/2026:21", and where "+0900" begins behind it. */
const hourLength = 14;
const zoneAt = 21;
const zoneLength = 5;
const zero = 48;

/** Reads "22/Nov/2026:21:05:07 +0900". Lines of one hour follow each other, so the hour is worked out once. */
export class LogTime {
  private readonly known = new Uint8Array(hourLength + zoneLength);
  private knownMinutes = NaN;

  /** @returns quarters of an hour since 1970; NaN when it is no time */
  readSlot(bytes: Uint8Array, at: number): number {
    if (!this.isKnown(bytes, at)) this.learn(bytes, at);
    const minute = ((bytes[at + 15] ?? 0) - zero) * 10 + (bytes[at + 16] ?? 0) - zero;
    return minute >= 0 && minute < 60 ? Math.floor((this.knownMinutes + minute) / slotMinutes) : NaN;
  }

  private isKnown(bytes: Uint8Array, at: number): boolean {
    // From the end: minutes aside, the hour changes most often.
    for (let i = hourLength - 1; i >= 0; i -= 1) if (this.known[i] !== bytes[at + i]) return false;
    for (let i = 0; i < zoneLength; i += 1) if (this.known[hourLength + i] !== bytes[at + zoneAt + i]) return false;
    return true;
  }

  private learn(bytes: Uint8Array, at: number): void {
    this.known.set(bytes.subarray(at, at + hourLength));
    this.known.set(bytes.subarray(at + zoneAt, at + zoneAt + zoneLength), hourLength);
    this.knownMinutes = readHour(String.fromCharCode(...this.known));
  }
}

/** Minutes from 1970 to the beginning of that hour: "22/Nov/2026:21+0900". */
function readHour(text: string): number {
  const match = /^(\d{2})\/(\w{3})\/(\d{4}):(\d{2})([+-])(\d{2})(\d{2})$/.exec(text);
  if (!match) return NaN;
  const [, day, month = '', year, hour, sign, hours, minutes] = match;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const monthIndex = months.indexOf(month);
  if (monthIndex < 0 || Number(hour) > 23) return NaN;
  return Date.UTC(Number(year), monthIndex, Number(day), Number(hour)) / 60_000 - offset;
}

const apacheTime = /^\[?(\d{2}\/\w{3}\/\d{4}:\d{2}):(\d{2}):\d{2} ([+-]\d{4})\]?$/;
const isoTime = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::\d{2})?(?:[.,]\d{1,9})?\s?(Z|UTC|[+-]\d{2}:?\d{2})?$/;

/**
 * A time as programs write it: ISO 8601, Apache's, or seconds or milliseconds since 1970.
 *
 * @param zone of a time that names none
 * @returns minutes since 1970; NaN when it is no time
 */
export function readMinutes(value: unknown, zone: string): number {
  if (typeof value === 'number') return Math.floor((value > 1e11 ? value / 1000 : value) / 60);
  if (typeof value !== 'string') return NaN;
  if (/^\d{9,13}(?:\.\d{1,9})?$/.test(value)) return readMinutes(Number(value), zone);
  const apache = apacheTime.exec(value);
  if (apache) return readHour(`${apache[1] ?? ''}${apache[3] ?? ''}`) + Number(apache[2]);
  const iso = isoTime.exec(value);
  if (!iso) return NaN;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = iso.slice(1, 6).map(Number);
  const named = iso[6];
  if (named === undefined) return findInstant({ year, month, day, hour, minute }, zone).getTime() / 60_000;
  return Date.UTC(year, month - 1, day, hour, minute) / 60_000 - readOffset(named);
}

function readOffset(text: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(text) ?? [];
  return sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}
