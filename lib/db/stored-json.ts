import { z } from 'zod';

/** An instant as JSON writes it. Never null: that would be read as 1970. */
export const storedInstant = z.string().pipe(z.coerce.date());

/** Reads a JSON column. Text that is no JSON, or not of the shape, is absent: a damaged record must not stop a page. */
export function readJson<T>(text: string | null, schema: z.ZodType<T>): T | null {
  if (text === null) return null;
  const result = schema.safeParse(parseOrUndefined(text));
  return result.success ? result.data : null;
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
