import { z } from 'zod';

const schema = z.email().max(254);

/** An e-mail address as it is stored: without space around it, in lower case. `null` when it is none. */
export function readEmail(text: string): string | null {
  const result = schema.safeParse(text.normalize('NFKC').trim().toLowerCase());
  return result.success ? result.data : null;
}
