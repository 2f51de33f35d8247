import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useSyncExternalStore } from 'react';

/** Whether this browser can use passkeys; null while the page is drawn on the server, or without JavaScript. */
export function usePasskeySupport(): boolean | null {
  return useSyncExternalStore(never, browserSupportsWebAuthn, unknown);
}

function never(): () => void {
  return () => undefined;
}

function unknown(): null {
  return null;
}
