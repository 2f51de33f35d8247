import type { LogTally } from './log-reader';
import { slotMs } from './visit-slots';
import type { RequestKind, VisitSlots } from './visit-slots';
import { requestKinds } from './visit-slots';

/** What is kept of logs and tables: numbers, and the names of the files. */
export interface VisitRecord {
  sources: readonly VisitSource[];
  /** Requests by instants; null = only a week is known. */
  dated: DatedVisits | null;
  /** Visits of a usual week, in the site's zone; null = they are dated. */
  week: { visits: readonly number[]; weeks: number | null } | null;
  tally: LogTally;
}

/** The names of so many files are kept, however many were counted. */
export const mostSources = 500;

export interface VisitSource {
  name: string;
  kind: 'log' | 'table' | 'hand';
}

export interface DatedVisits {
  /** ms since 1970. */
  startMs: number;
  /** 60 where the zone is whole hours from UTC, else 15. */
  slotMinutes: number;
  counts: Readonly<Record<RequestKind, readonly number[]>>;
}

const hourMs = 60 * 60_000;

/** From the first to the last request, in hours where the zone allows it; null when nothing was counted. */
export function packSlots(slots: VisitSlots, zoneShiftsByHours: boolean): DatedVisits | null {
  const { counts, startMs } = slots;
  const hasAny = (index: number): boolean => requestKinds.some((kind) => (counts[kind][index] ?? 0) > 0);
  const total = counts.pages.length;
  let first = 0;
  while (first < total && !hasAny(first)) first += 1;
  if (first === total) return null;
  let last = total - 1;
  while (!hasAny(last)) last -= 1;
  const step = zoneShiftsByHours ? hourMs / slotMs : 1;
  const from = Math.floor(first / step) * step;
  const length = Math.ceil((last + 1 - from) / step);
  const fold = (kind: RequestKind): number[] =>
    Array.from({ length }, (_, index) =>
      counts[kind].subarray(from + index * step, from + (index + 1) * step).reduce((sum, one) => sum + one, 0),
    );
  return {
    startMs: startMs + from * slotMs,
    slotMinutes: (step * slotMs) / 60_000,
    counts: { pages: fold('pages'), robots: fold('robots'), parts: fold('parts'), robotParts: fold('robotParts') },
  };
}
