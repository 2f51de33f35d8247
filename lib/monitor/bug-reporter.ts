import { describeDatabaseError } from '@/lib/db/database-fault.mjs';

/** The same words are not repeated sooner, so that a full disk does not fill the log as well. */
const repeatAfterMs = 10 * 60 * 1000;

/**
 * Makes a function that tells the log of what went wrong in the background: a fault of the database in one sentence, a
 * bug with its stack.
 */
export function createBugReporter(log: (text: string) => void): (error: unknown) => void {
  const saidAt = new Map<string, number>();
  return (error) => {
    const text = describe(error);
    const lastAt = saidAt.get(text);
    const now = performance.now();
    if (lastAt !== undefined && now - lastAt < repeatAfterMs) return;
    for (const [said, at] of saidAt) if (now - at >= repeatAfterMs) saidAt.delete(said);
    saidAt.set(text, now);
    log(text);
  };
}

function describe(error: unknown): string {
  const fault = describeDatabaseError(error);
  if (fault) return `The watch could not use the database. ${fault.sentence}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
