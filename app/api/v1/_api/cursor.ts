import { z } from 'zod';

/** An instant within a cursor. */
export const placeInstant = z
  .int()
  .min(0)
  .max(8.64e15)
  .transform((ms) => new Date(ms));

/** Reads a cursor that `writeCursor` has made, as what stands in it; anything else is refused. */
export function cursorOf<Place extends z.ZodType>(place: Place) {
  return z
    .string()
    .min(1)
    .max(400)
    .transform((text) => parseOrNull(Buffer.from(text, 'base64url').toString('utf8')))
    .pipe(place);
}

/** Where a list goes on, as text that a caller hands back unread: an instant, and what tells rows of that instant apart. */
export function writeCursor(at: Date, ...rest: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([at.getTime(), ...rest])).toString('base64url');
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
  next: string | null;
}

/**
 * One page of a list, when one row more than `limit` was asked for: whether there is one says whether it goes on.
 *
 * @param url the address of this page, of which the next one's is made
 */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  url: URL,
  { show, place }: { show: (row: Row) => Item; place: (row: Row) => string },
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const items = shown.map(show);
  if (last === undefined) return { items, nextCursor: null, next: null };
  const nextCursor = place(last);
  const query = new URLSearchParams(url.searchParams);
  query.set('cursor', nextCursor);
  return { items, nextCursor, next: `${url.pathname}?${query.toString()}` };
}
