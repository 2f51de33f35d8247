/** Until when a line of releases gets mended: https://github.com/nodejs/Release/blob/main/schedule.json */
const ends = new Map([
  [20, '2026-04-30'],
  [22, '2027-04-30'],
  [24, '2028-04-30'],
]);

/** @param version as process.version; `null` for lines whose end was not known when this was written */
export function findEndOfSupport(version: string): Date | null {
  const end = ends.get(Number(/^v(\d+)\./.exec(version)?.[1]));
  return end === undefined ? null : new Date(`${end}T23:59:59Z`);
}
