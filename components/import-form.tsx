'use client';

import Link from 'next/link';
import { useActionState, useId, useState, type SubmitEvent } from 'react';
import type { ImportView } from '@/lib/view/import-view';
import { ImportPreview, type ImportPreviewWords } from './import-preview';
import { Button } from './ui/button';
import { Notice } from './ui/notice';

export interface ImportState {
  /** What stays in the field. */
  text: string;
  withCounterpart: boolean;
  tone: 'good' | 'warning' | 'bad';
  message: string | null;
  /** `mark` is of what was shown. */
  preview: (ImportView & { mark: string }) | null;
  /** Where what was added is seen. */
  boardHref: string | null;
  /** Counts the answers, so that the same answer twice is announced twice. */
  turn: number;
}

interface ImportFormProps {
  action: (previous: ImportState, form: FormData) => Promise<ImportState>;
  initial: ImportState;
  words: ImportPreviewWords &
    Readonly<
      Record<
        'text' | 'textHint' | 'file' | 'fileHint' | 'both' | 'preview' | 'add' | 'pending' | 'toBoard' | 'tooLong',
        string
      >
    >;
  /** More is not even sent: it would be refused as a whole, and what was typed with it. */
  maxBytes: { text: number; file: number };
}

/** Takes a table of sites as text or as a file, shows what it would do, and does it. Works without JavaScript. */
export function ImportForm({ action, initial, words, maxBytes }: ImportFormProps) {
  const [state, send, isPending] = useActionState(action, initial);
  const [isTooLong, setTooLong] = useState(false);
  const id = useId();
  const holdBack = (event: SubmitEvent<HTMLFormElement>) => {
    const isOver = isLongerThan(new FormData(event.currentTarget), maxBytes);
    if (isOver || isPending) event.preventDefault();
    setTooLong(isOver);
  };
  const message = isTooLong ? words.tooLong : state.message;
  return (
    <form action={send} onSubmit={holdBack} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-1" key={state.turn}>
        <label htmlFor={`${id}text`} className="text-std-16B-170">
          {words.text}
        </label>
        <p id={`${id}hint`} className="reading text-sub">
          {words.textHint}
        </p>
        <textarea
          id={`${id}text`}
          name="text"
          rows={8}
          wrap="off"
          defaultValue={state.text}
          aria-describedby={`${id}hint`}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          className="w-full rounded-8 border border-field bg-white px-3 py-2 font-mono"
        />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
        <label htmlFor={`${id}file`} className="text-std-16B-170">
          {words.file}
        </label>
        <p id={`${id}fileHint`} className="reading text-sub">
          {words.fileHint}
        </p>
        {/* The field itself is the place to drop a file on: so it needs no JavaScript, and shows the file's name. */}
        <input
          id={`${id}file`}
          name="file"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          aria-describedby={`${id}fileHint`}
          className="w-full min-w-0 cursor-pointer rounded-12 border-2 border-dashed border-field bg-white px-4 py-6 text-sub file:mr-4 file:mb-1 file:min-h-11 file:cursor-pointer file:rounded-8 file:border file:border-solid file:border-brand file:bg-white file:px-4 file:font-700 file:text-brand"
        />
      </div>
      <label className="flex min-h-11 items-center gap-2">
        <input
          key={`both-${state.turn}`}
          type="checkbox"
          name="withCounterpart"
          defaultChecked={state.withCounterpart}
          className="size-5 shrink-0 accent-brand"
        />
        {words.both}
      </label>
      <div>
        <Button name="step" value="preview" variant={state.preview ? 'secondary' : 'primary'} aria-disabled={isPending}>
          {isPending ? words.pending : words.preview}
        </Button>
      </div>
      <div aria-live="polite" className="grid grid-cols-[minmax(0,1fr)] gap-4 empty:hidden">
        {message !== null && !isPending ? (
          <Notice key={state.turn} tone={isTooLong ? 'bad' : state.tone}>
            <p className="font-700">{message}</p>
            {state.boardHref === null ? null : (
              <Link className="link inline-flex min-h-11 items-center" href={state.boardHref}>
                {words.toBoard}
              </Link>
            )}
          </Notice>
        ) : null}
        {state.preview && !isPending ? (
          <>
            <ImportPreview view={state.preview} words={words} />
            <input type="hidden" name="mark" value={state.preview.mark} />
            {state.preview.canAdd ? (
              <div>
                <Button name="step" value="add" variant="primary">
                  {words.add}
                </Button>
              </div>
            ) : null}
          </>
        ) : null}
      </div>
    </form>
  );
}

function isLongerThan(form: FormData, { text, file }: ImportFormProps['maxBytes']): boolean {
  const [typed, chosen] = [form.get('text'), form.get('file')];
  if (chosen instanceof File && chosen.size > file) return true;
  return typeof typed === 'string' && new TextEncoder().encode(typed).length > text;
}
