'use client';

import { startTransition, useActionState, useEffect, useId, useRef, useState } from 'react';
import type { CountResult, FileRefusal } from '@/lib/quiet-hours/count-files';
import type { Act } from './act-form';
import type { CountMessage, CountRequest } from './count-visits-worker';
import { Button } from './ui/button';
import { Notice } from './ui/notice';

interface VisitCounterProps {
  siteId: string;
  /** The site's name without "www.": lines of others do not count. */
  host: string;
  zone: string;
  /** Stores what was counted. */
  action: Act;
  words: Readonly<
    Record<
      | 'drop'
      | 'choose'
      | 'formats'
      | 'noScript'
      | 'progress'
      | 'storing'
      | 'cancel'
      | 'crashed'
      | 'nothing'
      | 'refused',
      string
    >
  > & { refusal: Readonly<Record<FileRefusal, string>> };
}

type Reading = { kind: 'idle' } | { kind: 'reading'; share: number } | { kind: 'read'; result: CountResult | null };

/** Takes logs and tables, counts them in a worker of this browser, and sends only the counts. */
export function VisitCounter({ siteId, host, zone, action, words }: VisitCounterProps) {
  const [stored, store, isStoring] = useActionState(action, null);
  const [reading, setReading] = useState<Reading>({ kind: 'idle' });
  const [isOver, setIsOver] = useState(false);
  const worker = useRef<Worker | null>(null);
  const id = useId();
  const stop = (): void => {
    worker.current?.terminate();
    worker.current = null;
  };
  useEffect(() => stop, []);

  const count = (files: readonly File[]): void => {
    if (files.length === 0) return;
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
      setReading({ kind: 'read', result: data.result });
      if (data.result.record) send(data.result.record);
    };
    one.onerror = () => {
      stop();
      setReading({ kind: 'read', result: null });
    };
    const request: CountRequest = { files, host, zone };
    one.postMessage(request);
  };
  const send = (record: NonNullable<CountResult['record']>): void => {
    const form = new FormData();
    form.set('siteId', siteId);
    form.set('record', JSON.stringify(record));
    startTransition(() => store(form));
  };
  const percent = reading.kind === 'reading' ? Math.floor(reading.share * 100) : 0;

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div
        className={`grid grid-cols-[minmax(0,1fr)] gap-2 rounded-8 border-2 border-dashed p-4 ${isOver ? 'border-brand bg-brand-weak' : 'border-field'}`}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          count([...event.dataTransfer.files]);
        }}
      >
        <p className="font-700">{words.drop}</p>
        <label htmlFor={`${id}files`}>{words.choose}</label>
        <input
          id={`${id}files`}
          type="file"
          multiple
          className="min-h-11 w-full file:mr-3 file:min-h-11 file:cursor-pointer file:rounded-8 file:border file:border-brand file:bg-white file:px-4 file:font-700 file:text-brand"
          onChange={(event) => {
            count([...(event.target.files ?? [])]);
            // The same file may be chosen again.
            event.target.value = '';
          }}
        />
        <p className="reading text-sub">{words.formats}</p>
        <noscript>
          <p className="reading">{words.noScript}</p>
        </noscript>
      </div>
      {reading.kind === 'reading' ? (
        <div className="flex flex-wrap items-center gap-3">
          <progress
            className="h-4 w-64 max-w-full accent-brand"
            max={100}
            value={percent}
            aria-labelledby={`${id}share`}
          />
          <span id={`${id}share`} className="tabular">
            {words.progress.replace('{percent}', String(percent))}
          </span>
          <Button
            type="button"
            size="small"
            onClick={() => {
              stop();
              setReading({ kind: 'idle' });
            }}
          >
            {words.cancel}
          </Button>
        </div>
      ) : null}
      <div aria-live="polite" className="grid gap-3 empty:hidden">
        {reading.kind === 'read' ? <Refusals result={reading.result} words={words} /> : null}
        {isStoring ? <p>{words.storing}</p> : null}
        {stored && !isStoring && reading.kind === 'read' && reading.result?.record ? (
          <Notice key={stored.turn} tone={stored.tone}>
            <p>{stored.message}</p>
          </Notice>
        ) : null}
      </div>
    </div>
  );
}

function Refusals({ result, words }: { result: CountResult | null; words: VisitCounterProps['words'] }) {
  const refused = result?.files.filter(({ refusal }) => refusal !== null) ?? [];
  if (result?.record && refused.length === 0) return null;
  return (
    <Notice tone={result?.record ? 'warning' : 'bad'}>
      {result?.record ? null : <p>{result ? words.nothing : words.crashed}</p>}
      <ul>
        {refused.map(({ name, refusal }, index) => (
          <li key={index} className="break-words">
            {refusal
              ? words.refused.replace('{name}', () => name).replace('{why}', () => words.refusal[refusal])
              : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
