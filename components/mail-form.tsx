'use client';

import { useActionState, useId } from 'react';
import type { MailView } from '@/lib/view/mail-view';
import type { Act } from './act-form';
import { MailResult, type MailResultWords } from './mail-result';
import { Button } from './ui/button';
import { Notice } from './ui/notice';

export interface MailState {
  /** Why nothing was read; null = something was. */
  message: string | null;
  result: MailView | null;
  typed: string;
  turn: number;
}

interface MailFormProps {
  action: (previous: MailState | null, form: FormData) => Promise<MailState | null>;
  /** Adds a site by its name. */
  add: Act | null;
  words: MailResultWords & Readonly<Record<'text' | 'textHint' | 'file' | 'fileHint' | 'submit' | 'pending', string>>;
}

/** Takes a mail as text or as a file, and says what it says and what is so. Works without JavaScript. */
export function MailForm({ action, add, words }: MailFormProps) {
  const [state, send, isPending] = useActionState(action, null);
  const id = useId();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <form
        action={send}
        className="grid grid-cols-[minmax(0,1fr)] gap-4"
        onSubmit={(event) => {
          if (isPending) event.preventDefault();
        }}
      >
        <div className="grid grid-cols-[minmax(0,1fr)] gap-1" key={state?.turn ?? 0}>
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
            defaultValue={state?.typed ?? ''}
            aria-describedby={`${id}hint`}
            spellCheck={false}
            className="w-full rounded-8 border border-field bg-white px-3 py-2"
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
            accept=".eml,.txt,message/rfc822,text/plain"
            aria-describedby={`${id}fileHint`}
            className="w-full min-w-0 cursor-pointer rounded-12 border-2 border-dashed border-field bg-white px-4 py-6 text-sub file:mr-4 file:mb-1 file:min-h-11 file:cursor-pointer file:rounded-8 file:border file:border-solid file:border-brand file:bg-white file:px-4 file:font-700 file:text-brand"
          />
        </div>
        <div>
          <Button variant="primary" aria-disabled={isPending}>
            {isPending ? words.pending : words.submit}
          </Button>
        </div>
      </form>
      <div aria-live="polite" className="grid grid-cols-[minmax(0,1fr)] gap-4 empty:hidden">
        {state?.message && !isPending ? (
          <Notice key={state.turn} tone="bad">
            <p>{state.message}</p>
          </Notice>
        ) : null}
        {state?.result && !isPending ? <MailResult view={state.result} add={add} words={words} /> : null}
      </div>
    </div>
  );
}
