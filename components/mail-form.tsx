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
          <p className="reading text-sub">{words.fileHint}</p>
          <input
            id={`${id}file`}
            name="file"
            type="file"
            accept=".eml,.txt,message/rfc822,text/plain"
            className="min-h-11"
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
