import type { Monitor } from './monitor';

export type FirstLookState = 'done' | 'pending' | 'gone';

/**
 * Waits until a site's first look, with the search for the other form of its name, is done.
 * `pending` after `timeoutMs` or when the signal aborts; `gone` when there is no such site any more.
 */
export async function awaitFirstLook(
  monitor: Monitor,
  siteId: string,
  options: { timeoutMs: number; signal?: AbortSignal },
): Promise<FirstLookState> {
  throw new Error(`not written yet ${String(monitor)} ${siteId} ${String(options)}`);
}
