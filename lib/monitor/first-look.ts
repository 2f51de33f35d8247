import { setTimeout as pause } from 'node:timers/promises';

import { findFirstLookState } from '@/lib/db/first-look';
import type { FirstLookState } from '@/lib/db/first-look';

import type { Monitor } from './monitor';

/** How often the state is asked for, at first and later on. */
const askEveryMs = { first: 50, longest: 500 } as const;

/**
 * Waits until a site's first look, with the search for the other form of its name, is done, whoever is at it.
 * `pending` after `timeoutMs` or when the signal aborts; `gone` when there is no such site any more.
 */
export async function awaitFirstLook(
  monitor: Monitor,
  siteId: string,
  { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal },
): Promise<FirstLookState> {
  const giveUpAt = performance.now() + timeoutMs;
  for (let pauseMs: number = askEveryMs.first; ; pauseMs = Math.min(pauseMs * 2, askEveryMs.longest)) {
    const state = await findFirstLookState(monitor.db, siteId);
    const remainingMs = giveUpAt - performance.now();
    if (state !== 'pending' || remainingMs <= 0 || signal?.aborted) return state;
    await pause(Math.min(pauseMs, remainingMs));
  }
}
