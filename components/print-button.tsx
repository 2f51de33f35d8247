'use client';

import { useSyncExternalStore } from 'react';
import { Button } from './ui/button';

/** Opens the browser's own print dialogue; without JavaScript it is not there, and the browser's menu does the same. */
export function PrintButton({ label }: { label: string }) {
  const canPrint = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  if (!canPrint) return null;
  return (
    <Button type="button" onClick={() => window.print()}>
      {label}
    </Button>
  );
}
