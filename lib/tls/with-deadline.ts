import { setMaxListeners } from 'node:events';

/**
 * Runs something under one absolute deadline, which also comes when the outer signal aborts. Not by `AbortSignal.any` over
 * `AbortSignal.timeout`: Node 20 may collect such a pair before its time, and then it never comes.
 */
export async function withDeadline<T>(
  timeoutMs: number,
  outer: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController();
  // A diagnosis has dozens of questions under one deadline: that is no leak.
  setMaxListeners(0, deadline.signal);
  const abort = (): void => deadline.abort();
  const timer = setTimeout(abort, timeoutMs);
  outer?.addEventListener('abort', abort);
  if (outer?.aborted === true) abort();
  try {
    return await run(deadline.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', abort);
  }
}
