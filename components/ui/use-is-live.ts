import { useSyncExternalStore } from 'react';

/** Whether JavaScript runs the page: false on the server, and until the page has come alive. */
export function useIsLive(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
}
