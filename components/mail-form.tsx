'use client';

import { useActionState } from 'react';
import type { MailView } from '@/lib/view/mail-view';
import type { Act } from './act-form';
import { MailResult, type MailResultWords } from './mail-result';
import { Button } from './ui/button';
import { FileField } from './ui/file-field';
import { Notice } from './ui/notice';
import { PastedText } from './ui/pasted-text';

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
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <form
        action={send}
        className="grid grid-cols-[minmax(0,1fr)] gap-4"
        onSubmit={(event) => {
          if (isPending) event.preventDefault();
        }}
      >
        <PastedText
          key={state?.turn ?? 0}
          name="text"
          label={words.text}
          hint={words.textHint}
          value={state?.typed ?? ''}
        />
        <FileField name="file" label={words.file} hint={words.fileHint} accept=".eml,.txt,message/rfc822,text/plain" />
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
