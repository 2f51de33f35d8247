'use client';

import { useActionState, useState, type ReactNode } from 'react';
import { Button } from './ui/button';
import { notePress, useLatestPress } from './ui/latest-press';
import { Notice } from './ui/notice';

/** What an act answers with: words that are already in the person's language. */
export interface ActResult {
  tone: 'calm' | 'good' | 'warning' | 'bad';
  message: string;
  lines: readonly string[];
  turn: number;
}

export type Act = (previous: ActResult | null, form: FormData) => Promise<ActResult | null>;

interface ActFormProps {
  action: Act;
  label: ReactNode;
  pending: string;
  /** What the button says to those who cannot see where it stands. */
  accessibleLabel?: string;
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'medium' | 'small';
  /** Hidden fields and, at times, a visible one. */
  children?: ReactNode;
}

/**
 * A button that does one thing on the server, shows that it works, and says what came of it.
 * A second press while it works does nothing. Its answer goes when another form of the page is pressed.
 * Works without JavaScript as a plain form.
 */
export function ActForm({ action, label, pending, accessibleLabel, variant, size, children }: ActFormProps) {
  const [result, submit, isPending] = useActionState(action, null);
  const [ownPress, setOwnPress] = useState(0);
  const isLatest = useLatestPress() === ownPress;
  return (
    <form
      action={submit}
      className="grid gap-2"
      onSubmit={(event) => {
        if (isPending) event.preventDefault();
        else setOwnPress(notePress());
      }}
    >
      <div className="flex flex-wrap items-end gap-2">
        {children}
        <Button
          variant={variant}
          size={size}
          aria-disabled={isPending}
          aria-label={isPending ? undefined : accessibleLabel}
        >
          {isPending ? (
            <>
              <Spinner />
              {pending}
            </>
          ) : (
            label
          )}
        </Button>
      </div>
      <div aria-live="polite" className="reading empty:hidden">
        {result && !isPending && isLatest ? (
          <Notice key={result.turn} tone={result.tone}>
            <p>{result.message}</p>
            {result.lines.length > 0 ? (
              <ul className="mt-1">
                {result.lines.map((line, index) => (
                  <li key={index}>{line}</li>
                ))}
              </ul>
            ) : null}
          </Notice>
        ) : null}
      </div>
    </form>
  );
}

function Spinner() {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" className="size-5 animate-spin">
      <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" strokeWidth="3" opacity=".3" />
      <path d="M10 2a8 8 0 0 1 8 8" fill="none" stroke="currentColor" strokeWidth="3" />
    </svg>
  );
}
