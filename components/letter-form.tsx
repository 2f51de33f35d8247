'use client';

import { useId, useRef, useState } from 'react';
import { Button, buttonClass } from './ui/button';

interface LetterFormProps {
  subject: string;
  body: string;
  words: Readonly<Record<'subject' | 'body' | 'copy' | 'copied' | 'mail', string>>;
}

/** A letter to be changed, copied, or opened in the mail program. Without JavaScript it can be read and copied by hand. */
export function LetterForm({ subject: first, body: begin, words }: LetterFormProps) {
  const [subject, setSubject] = useState(first);
  const [body, setBody] = useState(begin);
  const [isCopied, setIsCopied] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const copy = async (): Promise<void> => {
    field.current?.select();
    // Away from https a browser has no clipboard: then the marked text is copied by keyboard.
    if (window.isSecureContext) {
      await navigator.clipboard.writeText(body);
      setIsCopied(true);
    }
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
        <label htmlFor={`${id}subject`} className="text-std-16B-170">
          {words.subject}
        </label>
        <input
          id={`${id}subject`}
          value={subject}
          onChange={(event) => setSubject(event.target.value)}
          className="min-h-12 w-full rounded-8 border border-field bg-white px-3"
        />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
        <label htmlFor={`${id}body`} className="text-std-16B-170">
          {words.body}
        </label>
        <textarea
          id={`${id}body`}
          ref={field}
          value={body}
          rows={24}
          onChange={(event) => {
            setBody(event.target.value);
            setIsCopied(false);
          }}
          className="w-full rounded-8 border border-field bg-white px-3 py-2"
        />
      </div>
      <div className="no-print flex flex-wrap items-center gap-3">
        <Button type="button" variant="primary" onClick={() => void copy()}>
          {words.copy}
        </Button>
        <a
          className={buttonClass('secondary')}
          href={`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`}
        >
          {words.mail}
        </a>
        <span aria-live="polite" className="text-healthy">
          {isCopied ? words.copied : ''}
        </span>
      </div>
    </div>
  );
}
