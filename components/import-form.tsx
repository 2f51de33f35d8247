'use client';

import Link from 'next/link';
import { useActionState, useState, type SubmitEvent } from 'react';
import type { ImportView } from '@/lib/view/import-view';
import { ImportPreview, type ImportPreviewWords } from './import-preview';
import { Button } from './ui/button';
import { FileField } from './ui/file-field';
import { Notice } from './ui/notice';
import { PastedText } from './ui/pasted-text';

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
  const holdBack = (event: SubmitEvent<HTMLFormElement>) => {
    const isOver = isLongerThan(new FormData(event.currentTarget), maxBytes);
    if (isOver || isPending) event.preventDefault();
    setTooLong(isOver);
  };
  const message = isTooLong ? words.tooLong : state.message;
  return (
    <form action={send} onSubmit={holdBack} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PastedText key={state.turn} name="text" label={words.text} hint={words.textHint} value={state.text} isTable />
      <FileField
        name="file"
        label={words.file}
        hint={words.fileHint}
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
      />
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
