'use client';

import { useSyncExternalStore } from 'react';

let latest = 0;
const listeners = new Set<() => void>();

/** Tells all forms of the page that one of them was pressed. Gives the number of the press. */
export function notePress(): number {
  latest += 1;
  for (const listener of listeners) listener();
  return latest;
}

/** The number of the latest press on this page, of whichever form; 0 before the first. */
export function useLatestPress(): number {
  return useSyncExternalStore(
    subscribe,
    () => latest,
    () => 0,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
