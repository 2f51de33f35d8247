'use client';

import { useEffect, useRef, useState } from 'react';
import type { CountResult } from '@/lib/quiet-hours/count-files';
import type { CountMessage, CountRequest } from './count-visits-worker';

/** `read`: null = the worker broke off. The files stay known, to be counted again in another way. */
export type Reading =
  | { kind: 'idle' }
  | { kind: 'reading'; share: number }
  | { kind: 'read'; result: CountResult | null; request: CountRequest };

interface VisitCount {
  reading: Reading;
  /** In place of what is being counted. */
  count: (request: CountRequest) => void;
  cancel: () => void;
}

/** Counts files in a worker of this browser, one lot at a time. */
export function useVisitCount(onRecord: (record: NonNullable<CountResult['record']>) => void): VisitCount {
  const [reading, setReading] = useState<Reading>({ kind: 'idle' });
  const worker = useRef<Worker | null>(null);
  const stop = (): void => {
    worker.current?.terminate();
    worker.current = null;
  };
  useEffect(() => stop, []);

  const count = (request: CountRequest): void => {
    if (request.files.length === 0) return;
    stop();
    setReading({ kind: 'reading', share: 0 });
    const one = new Worker(new URL('./count-visits-worker.ts', import.meta.url), { type: 'module' });
    worker.current = one;
    one.onmessage = ({ data }: MessageEvent<CountMessage>) => {
      if (data.kind === 'progress') {
        setReading({ kind: 'reading', share: data.share });
        return;
      }
      stop();
      setReading({ kind: 'read', result: data.result, request });
      if (data.result.record) onRecord(data.result.record);
    };
    one.onerror = () => {
      stop();
      setReading({ kind: 'read', result: null, request });
    };
    one.postMessage(request);
  };
  const cancel = (): void => {
    stop();
    setReading({ kind: 'idle' });
  };
  return { reading, count, cancel };
}
