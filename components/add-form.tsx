'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import {
  startTransition,
  useActionState,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type SubmitEvent,
} from 'react';
import { Button } from './ui/button';
import { Disclosure } from './ui/disclosure';
import { notePress, useLatestPress } from './ui/latest-press';
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
  words: Readonly<
    Record<
      'label' | 'hint' | 'placeholder' | 'submit' | 'pending' | 'both' | 'openIt' | 'refusedMore' | 'tooLong',
      string
    >
  >;
  /** Longer text is not even sent: a form of megabytes would be refused as a whole, and what was typed with it. */
  maxBytes: number;
  /** The first thing on an empty board. */
  isHero?: boolean;
}

/** One field for one name or for many lines. Works without JavaScript as a plain form. */
export function AddForm({ action, initial, words, maxBytes, isHero = false }: AddFormProps) {
  const [state, submit, isPending] = useActionState(action, initial);
  const [ownPress, setOwnPress] = useState(0);
  const isAnswered = useLatestPress() === ownPress && !isPending;
  const [isTooLong, setTooLong] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const router = useRouter();

  useEffect(() => {
    if (state.turn === 0) return;
    // Where nothing was added this time, the cards of the time before go as well.
    const showAt = state.showAt ?? (new URLSearchParams(location.search).has('added') ? '/' : null);
    if (showAt) startTransition(() => router.replace(showAt, { scroll: false }));
    field.current?.focus();
  }, [state, router]);

  const holdBack = (event: SubmitEvent<HTMLFormElement>) => {
    const isOver = new TextEncoder().encode(field.current?.value).length > maxBytes;
    if (isOver) event.preventDefault();
    setTooLong(isOver);
    setOwnPress(notePress());
  };

  const isWrong = isTooLong || state.message !== null;
  return (
    <form action={submit} onSubmit={holdBack} className="grid gap-2" noValidate>
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
          rows={Math.min(mostRows, state.text.split('\n').length)}
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
          className="field-sizing-content max-h-96 min-h-12 w-full min-w-0 flex-1 resize-y rounded-8 border border-field bg-white px-3.5 py-2.5 aria-invalid:border-2 aria-invalid:border-urgent"
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
        {isTooLong ? <TooLong sentence={words.tooLong} /> : null}
        {state.message !== null && isAnswered && !isTooLong ? (
          <Answer key={state.turn} state={state} words={words} />
        ) : null}
      </div>
    </form>
  );
}

function TooLong({ sentence }: { sentence: string }) {
  return (
    <Notice tone="bad">
      <p className="font-700">{sentence}</p>
    </Notice>
  );
}

/** So many refused lines are read at once; the others are folded away. */
const mostLines = 20;
/** So high the field grows with what stays in it, in lines. */
const mostRows = 12;

function Answer({ state, words }: { state: AddState; words: AddFormProps['words'] }) {
  const [first, rest] = [state.refused.slice(0, mostLines), state.refused.slice(mostLines)];
  return (
    <Notice tone={state.refused.length > 0 || state.duplicates.length === 0 ? 'bad' : 'calm'}>
      {state.message ? <p className="font-700">{state.message}</p> : null}
      {first.length > 0 ? <RefusedLines lines={first} /> : null}
      {rest.length > 0 ? (
        <Disclosure summary={`${words.refusedMore} (${rest.length})`}>
          <RefusedLines lines={rest} />
        </Disclosure>
      ) : null}
      {state.duplicates.length > 0 ? (
        <ul className="mt-2 grid gap-1">
          {state.duplicates.map((line, index) => (
            <li key={index}>
              {line.sentence}{' '}
              <Link className="link" href={line.href}>
                {words.openIt}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}

function RefusedLines({ lines }: { lines: AddState['refused'] }) {
  return (
    <ul className="mt-2 grid gap-2">
      {lines.map((line, index) => (
        <li key={index}>
          <b className="break-all">
            <bdi>{line.text}</bdi>
          </b>
          <br />
          {line.why}
        </li>
      ))}
    </ul>
  );
}

/** Enter sends, as in a one-line field; Shift+Enter makes a new line; Enter that ends an input method's word does neither. */
function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
