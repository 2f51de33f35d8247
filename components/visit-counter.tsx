'use client';

import { startTransition, useActionState, useId, useState } from 'react';
import type { CountResult, FileRefusal } from '@/lib/quiet-hours/count-files';
import type { Act } from './act-form';
import { OtherSites, type OtherSitesWords } from './other-sites';
import { Button } from './ui/button';
import { Notice } from './ui/notice';
import { useVisitCount } from './use-visit-count';

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
      | 'outOfRange'
      | 'refused',
      string
    >
  > & { refusal: Readonly<Record<FileRefusal, string>>; others: OtherSitesWords };
}

/** Takes logs and tables, counts them in a worker of this browser, and sends only the counts. */
export function VisitCounter({ siteId, host, zone, action, words }: VisitCounterProps) {
  const [stored, store, isStoring] = useActionState(action, null);
  const [isOver, setIsOver] = useState(false);
  const id = useId();
  const { reading, count, cancel } = useVisitCount((record) => {
    const form = new FormData();
    form.set('siteId', siteId);
    form.set('record', JSON.stringify(record));
    startTransition(() => store(form));
  });
  const take = (files: readonly File[]): void => count({ files, hosts: [host], zone });
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
          take([...event.dataTransfer.files]);
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
            take([...(event.target.files ?? [])]);
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
          <Button type="button" size="small" onClick={cancel}>
            {words.cancel}
          </Button>
        </div>
      ) : null}
      <div aria-live="polite" className="grid gap-3 empty:hidden">
        {reading.kind === 'read' ? <Refusals result={reading.result} words={words} /> : null}
        {reading.kind === 'read' && reading.result && reading.result.otherSites.length > 0 ? (
          <OtherSites
            sites={reading.result.otherSites}
            onChoose={(names) => count({ ...reading.request, hosts: [...reading.request.hosts, ...names] })}
            words={words.others}
          />
        ) : null}
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
      {result && !result.record && result.tally.outOfRange > 0 ? <p>{words.outOfRange}</p> : null}
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
