import { findInstant } from '@/lib/words/wall-clock';

import { readReport } from './read-report';
import { readHour, readVisits, readWeekday } from './read-weekday';
import { splitTable } from './split-table';
import type { SplitTable } from './split-table';

/** Visits of a usual week, by `weekday * 24 + hour` (0 = Sunday, in the zone of whoever counted them). */
export type WeekTable = readonly number[];

/** What a table of visits tells: hours with their dates, or a week. */
export type TableReading =
  | { kind: 'dated'; hours: readonly { at: Date; visits: number }[] }
  /** `weeks`: over how many the table was summed; null = it does not say. */
  | { kind: 'week'; visits: WeekTable; weeks: number | null };

const hoursAWeek = 168;
/** Fewer rows of hours are no day. */
const leastHours = 12;
/** No table of hours is wider. */
const widest = 200;
/** No table sums up more weeks: ten years. What says so is not believed. */
export const mostWeeks = 520;
const hourNames = ['hour', '時間', '時', '時刻', 'hour of day', '時間帯'];
const weekdayNames = [
  'day of week',
  'day of week name',
  'dayofweek',
  'dayofweekname',
  'weekday',
  '曜日',
  '曜日の名前',
  '曜日名',
];
const dateHourPattern = /^(\d{4})-?(\d{2})-?(\d{2})[T ]?(\d{2})(?::00(?::00)?)?$/;

/**
 * Reads visits out of a table: an export of a Google Analytics 4 exploration (hour by weekday, as a list or with the
 * weekdays across), a report by `dateHour` (CSV or JSON), or one by hand (24 hours, or 24 rows of 7 from Monday on).
 *
 * @param zone in which its hours are meant
 * @returns null when it is none of these
 */
export function readTable(text: string, zone: string): TableReading | null {
  const table = /^\s*[[{]/.test(text) ? readReport(text) : splitTable(text);
  if (!table) return null;
  const turned = { comments: table.comments, rows: turn(table.rows) };
  return (
    readDated(table, zone) ??
    readAcross(table) ??
    readAcross(turned) ??
    readList(table) ??
    readByHand(table) ??
    readByHand(turned)
  );
}

/** Rows with YYYYMMDDHH in a column, and visits in the first column of numbers behind it. */
function readDated({ rows }: SplitTable, zone: string): TableReading | null {
  const hours = rows.flatMap((row) => {
    const column = row.findIndex((cell) => dateHourPattern.test(cell));
    const visits = column < 0 ? null : firstVisits(row.slice(column + 1));
    if (visits === null) return [];
    const [year = 0, month = 0, day = 0, hour = 0] = (dateHourPattern.exec(row[column] ?? '') ?? [])
      .slice(1)
      .map(Number);
    return hour < 24 && month >= 1 && month <= 12
      ? [{ at: findInstant({ year, month, day, hour, minute: 0 }, zone), visits }]
      : [];
  });
  return hours.length > 0 ? { kind: 'dated', hours } : null;
}

/** A row of seven weekdays, and rows of an hour with its seven numbers. Totals have no weekday and are passed by. */
function readAcross({ comments, rows }: SplitTable): TableReading | null {
  const at = rows.findIndex((row) => new Set(readDays(row)).size === 8);
  const days = readDays(rows[at] ?? []);
  const visits = new Array<number>(hoursAWeek).fill(0);
  let hours = 0;
  for (const row of rows.slice(at + 1)) {
    const hour = readHour(row[0] ?? '');
    if (at < 0 || hour === null) continue;
    hours += 1;
    days.forEach((day, column) => {
      if (day !== null) visits[day * 24 + hour] = (visits[day * 24 + hour] ?? 0) + (readVisits(row[column] ?? '') ?? 0);
    });
  }
  return hours >= leastHours ? { kind: 'week', visits, weeks: readWeeks(comments) } : null;
}

/** The weekdays of a head, null where there is none. Digits are weekdays only behind a word that is no number. */
function readDays(row: readonly string[]): (number | null)[] {
  const hasWord = readVisits(row[0] ?? '') === null;
  return row.map((cell, column) => (column === 0 || (/^\d/.test(cell) && !hasWord) ? null : readWeekday(cell)));
}

/** The same table with hours across and weekdays down. Of a long list, or of what is no table, the top alone. */
function turn(rows: SplitTable['rows']): string[][] {
  const top = rows.slice(0, widest);
  const width = Math.max(0, ...top.map((row) => row.length));
  return Array.from({ length: Math.min(width, widest) }, (_, column) => top.map((row) => row[column] ?? ''));
}

/** Columns of hour, weekday and visits, in any order. */
function readList({ comments, rows }: SplitTable): TableReading | null {
  const at = rows.findIndex((row) => columnOf(row, hourNames) >= 0 && columnOf(row, weekdayNames) >= 0);
  const head = rows[at];
  if (!head) return null;
  const [hourAt, dayAt] = [columnOf(head, hourNames), columnOf(head, weekdayNames)];
  const visitsAt = head.findIndex((_, column) => column !== hourAt && column !== dayAt);
  const visits = new Array<number>(hoursAWeek).fill(0);
  let found = 0;
  for (const row of rows.slice(at + 1)) {
    const hour = readHour(row[hourAt] ?? '');
    const day = readWeekday(row[dayAt] ?? '');
    const count = readVisits(row[visitsAt] ?? '');
    if (hour === null || day === null || count === null) continue;
    visits[day * 24 + hour] = (visits[day * 24 + hour] ?? 0) + count;
    found += 1;
  }
  return found > 0 ? { kind: 'week', visits, weeks: readWeeks(comments) } : null;
}

/** Only numbers: 24, one an hour and the same every day, or 24 rows of 7, Monday first; an hour may stand before them. */
function readByHand({ rows }: SplitTable): TableReading | null {
  const isHead = (row: readonly string[]): boolean =>
    row.every((cell) => readVisits(cell) === null && readHour(cell) === null);
  const body = rows.filter((row) => !isHead(row));
  const isNamed = body.every(([first = ''], index) => readHour(first) === index && readVisits(first) === null);
  const cells = body.map((row) => (isNamed ? row.slice(1) : row).map(readVisits));
  if (cells.some((row) => row.includes(null))) return null;
  return toWeek(cells.map((row) => row.map((cell) => cell ?? 0)));
}

function toWeek(rows: readonly (readonly number[])[]): TableReading | null {
  const isOneRow = rows.length === 1 && rows[0]?.length === 24;
  const hours = isOneRow ? (rows[0] ?? []).map((visits) => [visits]) : withoutHours(rows);
  if (hours.length !== 24) return null;
  const width = hours[0]?.length;
  if ((width !== 1 && width !== 7) || hours.some((row) => row.length !== width)) return null;
  const visits = Array.from({ length: hoursAWeek }, (_, index) => {
    const day = Math.floor(index / 24);
    const row = hours[index % 24] ?? [];
    return row[width === 1 ? 0 : (day + 6) % 7] ?? 0;
  });
  return { kind: 'week', visits, weeks: null };
}

/** Where the first of two or eight columns counts from 0 to 23, it is the hour. */
function withoutHours(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const isNumbered = rows.every((row, index) => row[0] === index && (row.length === 2 || row.length === 8));
  return isNumbered ? rows.map((row) => row.slice(1)) : rows;
}

function columnOf(row: readonly string[], names: readonly string[]): number {
  return row.findIndex((cell) => names.includes(cell.toLowerCase()));
}

function firstVisits(cells: readonly string[]): number | null {
  for (const cell of cells) {
    const visits = readVisits(cell);
    if (visits !== null) return visits;
  }
  return null;
}

/** "# 20260801-20260831" in the comments: how many weeks that is. */
function readWeeks(comments: readonly string[]): number | null {
  for (const line of comments) {
    const [, from, to] = /(\d{8})\s?[-–~〜]\s?(\d{8})/.exec(line) ?? [];
    if (from === undefined || to === undefined) continue;
    const days = (dayOf(to) - dayOf(from)) / (24 * 60 * 60_000) + 1;
    if (days >= 1 && days / 7 <= mostWeeks) return days / 7;
  }
  return null;
}

function dayOf(text: string): number {
  return Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4, 6)) - 1, Number(text.slice(6)));
}
