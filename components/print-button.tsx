'use client';

import { Button } from './ui/button';
import { useIsLive } from './ui/use-is-live';

/** Opens the browser's own print dialogue; without JavaScript it is not there, and the browser's menu does the same. */
export function PrintButton({ label }: { label: string }) {
  if (!useIsLive()) return null;
  return (
    <Button type="button" onClick={() => window.print()}>
      {label}
    </Button>
  );
}
