import type { SplitTable } from './split-table';

/** No report has more fields. Each is looked for in every object of the list. */
const mostFields = 50;

/**
 * A report as the Google Analytics Data API answers it, or an array of objects with a `dateHour`, as a table with its head.
 * null = it is neither.
 */
export function readReport(text: string): SplitTable | null {
  const parsed = parse(text);
  const rows = Array.isArray(parsed) ? readObjects(parsed) : readRows(parsed);
  return rows.length > 1 ? { comments: [], rows } : null;
}

function readObjects(list: readonly unknown[]): string[][] {
  const first = list[0];
  if (typeof first !== 'object' || first === null) return [];
  const names = Object.keys(first);
  // The date first, whatever the order of the fields.
  const ordered = names.toSorted((a, b) => Number(b === 'dateHour') - Number(a === 'dateHour')).slice(0, mostFields);
  const lines = list.map((one) => ordered.map((name) => textOf(fieldOf(one, name))));
  return [ordered, ...lines];
}

function readRows(report: unknown): string[][] {
  const rows = fieldOf(report, 'rows');
  if (!Array.isArray(rows)) return [];
  const namesOf = (field: string): string[] => valuesOf(fieldOf(report, field), 'name');
  const head = [...namesOf('dimensionHeaders'), ...namesOf('metricHeaders')];
  const lines = rows.map((row: unknown) => [
    ...valuesOf(fieldOf(row, 'dimensionValues'), 'value'),
    ...valuesOf(fieldOf(row, 'metricValues'), 'value'),
  ]);
  return [head, ...lines];
}

function valuesOf(list: unknown, field: string): string[] {
  return Array.isArray(list) ? list.map((one: unknown) => textOf(fieldOf(one, field))) : [];
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
