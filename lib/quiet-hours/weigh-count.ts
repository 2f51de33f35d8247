import type { VisitRecord } from './visit-record';
import { isWholeWeek, summariseWeek } from './week-visits';

/**
 * What becomes of a new count: `chosen` times are chosen from it · `too-little` it lacks hours of the day, so nothing can be
 * chosen from it yet · `kept-earlier` what was counted before tells more, and stays.
 */
export type CountWeight = 'chosen' | 'too-little' | 'kept-earlier';

/** @param earlier what is stored; null = nothing */
export function weighCount(record: VisitRecord, earlier: VisitRecord | null, zone: string): CountWeight {
  const grade = gradeOf(record, zone);
  if (earlier && gradeOf(earlier, zone) > grade) return 'kept-earlier';
  return grade === 0 ? 'too-little' : 'chosen';
}

/** 0 = hours of the day are missing · 1 = too little to lean on, or a table that does not tell its days · 2 = enough. */
function gradeOf(record: VisitRecord, zone: string): number {
  const week = summariseWeek(record, zone, { robots: false, parts: false });
  if (!week || !isWholeWeek(week)) return 0;
  return week.isThin || week.days === null ? 1 : 2;
}
