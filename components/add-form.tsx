'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { startTransition, useActionState, useEffect, useRef, type KeyboardEvent } from 'react';
import { Button } from './ui/button';
import { Notice } from './ui/notice';

export interface AddState {
  /** What stays in the field: all that was not added. */
  text: string;
  withCounterpart: boolean;
  /** One sentence about the whole, or null before anything was sent. */
  message: string | null;
  refused: readonly { text: string; why: string }[];
  duplicates: readonly { text: string; sentence: string; href: string }[];
  /** Where the cards of the added sites are shown, when some were added and some were not. */
  showAt: string | null;
  /** Counts the answers, so that the same answer twice is announced twice. */
  turn: number;
}

interface AddFormProps {
  action: (previous: AddState, form: FormData) => Promise<AddState>;
  initial: AddState;
  words: Readonly<Record<'label' | 'hint' | 'placeholder' | 'submit' | 'pending' | 'both' | 'openIt', string>>;
  /** The first thing on an empty board. */
  isHero?: boolean;
}

/** One field for one name or for many lines. Works without JavaScript as a plain form. */
export function AddForm({ action, initial, words, isHero = false }: AddFormProps) {
  const [state, submit, isPending] = useActionState(action, initial);
  const field = useRef<HTMLTextAreaElement>(null);
  const router = useRouter();

  useEffect(() => {
    if (state.turn === 0) return;
    const { showAt } = state;
    if (showAt) startTransition(() => router.replace(showAt, { scroll: false }));
    field.current?.focus();
  }, [state, router]);

  const isWrong = state.message !== null;
  return (
    <form action={submit} className="grid gap-2" noValidate>
      <label htmlFor="add-text" className={isHero ? 'text-std-20B-150' : 'text-std-16B-170'}>
        {words.label}
      </label>
      <p id="add-hint" className="text-sub">
        {words.hint}
      </p>
      <div className="flex flex-col gap-2 desktop:flex-row desktop:items-start">
        <textarea
          key={state.turn}
          ref={field}
          id="add-text"
          name="text"
          rows={1}
          defaultValue={state.text}
          placeholder={words.placeholder}
          aria-describedby={isWrong ? 'add-message add-hint' : 'add-hint'}
          aria-invalid={isWrong || undefined}
          autoCapitalize="none"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          inputMode="url"
          onKeyDown={sendOnEnter}
          className="field-sizing-content max-h-72 min-h-12 w-full min-w-0 flex-1 resize-y rounded-8 border border-field bg-white px-3.5 py-2.5 aria-invalid:border-2 aria-invalid:border-urgent"
        />
        <Button variant={isHero ? 'primary' : 'secondary'} aria-disabled={isPending}>
          {isPending ? words.pending : words.submit}
        </Button>
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
      <div id="add-message" aria-live="polite">
        {state.message === null ? null : <Answer key={state.turn} state={state} openIt={words.openIt} />}
      </div>
    </form>
  );
}

function Answer({ state, openIt }: { state: AddState; openIt: string }) {
  return (
    <Notice tone={state.refused.length > 0 || state.duplicates.length === 0 ? 'bad' : 'calm'}>
      {state.message ? <p className="font-700">{state.message}</p> : null}
      {state.refused.length > 0 ? (
        <ul className="mt-2 grid max-h-80 gap-2 overflow-y-auto" tabIndex={0}>
          {state.refused.map((line, index) => (
            <li key={index}>
              <b className="break-all">
                <bdi>{line.text}</bdi>
              </b>
              <br />
              {line.why}
            </li>
          ))}
        </ul>
      ) : null}
      {state.duplicates.length > 0 ? (
        <ul className="mt-2 grid gap-1">
          {state.duplicates.map((line, index) => (
            <li key={index}>
              {line.sentence}{' '}
              <Link className="link" href={line.href}>
                {openIt}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}

/** Enter sends, as in a one-line field; Shift+Enter makes a new line; Enter that ends an input method's word does neither. */
function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
