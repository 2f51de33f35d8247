'use client';

import { useActionState, useId, type ReactNode } from 'react';
import { Button } from './ui/button';
import { Notice } from './ui/notice';

/** What was chosen, to begin with or when it was refused. */
export interface KeyTyped {
  name: string;
  scope: string;
  days: string;
}

export interface KeyResult {
  message: string;
  /** The new key, shown this once; null = it was refused. */
  key: string | null;
  typed: KeyTyped | null;
  turn: number;
}

interface Choice {
  value: string;
  label: string;
  hint?: string;
}

interface KeyFormProps {
  action: (previous: KeyResult | null, form: FormData) => Promise<KeyResult | null>;
  scopes: readonly Choice[];
  days: readonly Choice[];
  nameLimit: number;
  words: Readonly<Record<'name' | 'nameHint' | 'scope' | 'days' | 'submit' | 'pending' | 'key' | 'keep', string>>;
}

/** Makes a key and shows it once. Works without JavaScript. */
export function KeyForm({ action, scopes, days, nameLimit, words }: KeyFormProps) {
  const [result, send, isPending] = useActionState(action, null);
  const id = useId();
  const shown = result?.typed ?? { name: '', scope: scopes[0]?.value, days: days[0]?.value };
  return (
    <form
      action={send}
      onSubmit={(event) => {
        if (isPending) event.preventDefault();
      }}
    >
      {/* Another answer is other fields: a form that was sent goes back to what it began with. */}
      <div key={result?.turn ?? 0} className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
          <label htmlFor={`${id}name`} className="text-std-16B-170">
            {words.name}
          </label>
          <p id={`${id}hint`} className="reading text-sub">
            {words.nameHint}
          </p>
          <input
            id={`${id}name`}
            name="name"
            required
            maxLength={nameLimit}
            autoComplete="off"
            defaultValue={shown.name}
            aria-describedby={`${id}hint`}
            className="min-h-12 w-96 max-w-full rounded-8 border border-field bg-white px-3"
          />
        </div>
        <Choices legend={words.scope} name="scope" choices={scopes} chosen={shown.scope} />
        <Choices legend={words.days} name="days" choices={days} chosen={shown.days} />
        <div>
          <Button variant="primary" aria-disabled={isPending}>
            {isPending ? words.pending : words.submit}
          </Button>
        </div>
      </div>
      <div aria-live="polite" className="reading mt-4 empty:hidden">
        {result && !isPending ? (
          <Notice key={result.turn} tone={result.key === null ? 'bad' : 'good'}>
            <p>{result.message}</p>
            {result.key === null ? null : <KeyOnce value={result.key} label={words.key} keep={words.keep} />}
          </Notice>
        ) : null}
      </div>
    </form>
  );
}

function KeyOnce({ value, label, keep }: { value: string; label: string; keep: string }): ReactNode {
  return (
    <>
      <p className="mt-1 font-700">{keep}</p>
      <input
        readOnly
        aria-label={label}
        value={value}
        onFocus={(event) => event.target.select()}
        className="mt-2 min-h-12 w-full rounded-8 border border-field bg-white px-3 font-mono text-[0.875rem]"
      />
    </>
  );
}

interface ChoicesProps {
  legend: string;
  name: string;
  choices: readonly Choice[];
  chosen: string | undefined;
}

function Choices({ legend, name, choices, chosen }: ChoicesProps) {
  return (
    <fieldset>
      <legend className="text-std-16B-170">{legend}</legend>
      {choices.map(({ value, label, hint }) => (
        <label key={value} className="flex min-h-11 items-start gap-2 py-2">
          <input
            type="radio"
            name={name}
            value={value}
            required
            defaultChecked={value === chosen}
            className="mt-1 size-5 shrink-0 accent-brand"
          />
          <span>
            {label}
            {hint ? <span className="block text-sub">{hint}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
