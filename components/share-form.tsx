'use client';

import { useActionState, useId, type ReactNode } from 'react';
import { Button } from './ui/button';
import { Notice } from './ui/notice';

/** What was chosen, to begin with or when it was refused. */
export interface ShareTyped {
  role: string;
  seesAll: boolean;
  tagIds: readonly string[];
  note: string;
}

export interface ShareResult {
  tone: 'good' | 'bad';
  message: string;
  /** To be handed on; shown this once. */
  link: string | null;
  /** null = it was accepted. */
  typed: ShareTyped | null;
  turn: number;
}

interface ShareFormProps {
  action: (previous: ShareResult | null, form: FormData) => Promise<ShareResult | null>;
  roles: readonly { value: string; label: string; hint: string }[];
  tags: readonly { tagId: string; name: string }[];
  begin: ShareTyped;
  words: Readonly<
    Record<'role' | 'sees' | 'all' | 'some' | 'noTags' | 'submit' | 'pending' | 'link', string> & {
      /** Whom it is for; without it nobody is asked. */
      note?: string;
    }
  >;
  /** Hidden fields. */
  children?: ReactNode;
}

/** What somebody may do, and which sites they see. Works without JavaScript. */
export function ShareForm({ action, roles, tags, begin, words, children }: ShareFormProps) {
  const [result, send, isPending] = useActionState(action, null);
  const id = useId();
  const shown = result?.typed ?? begin;
  return (
    <form
      action={send}
      onSubmit={(event) => {
        if (isPending) event.preventDefault();
      }}
    >
      {/* Another answer, or another state, is other fields: a form that was sent goes back to what it began with. */}
      <div key={`${result?.turn ?? 0} ${JSON.stringify(begin)}`} className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {children}
        {words.note === undefined ? null : (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
            <label htmlFor={`${id}note`} className="text-std-16B-170">
              {words.note}
            </label>
            <input
              id={`${id}note`}
              name="note"
              maxLength={100}
              autoComplete="off"
              defaultValue={shown.note}
              className="min-h-12 w-96 max-w-full rounded-8 border border-field bg-white px-3"
            />
          </div>
        )}
        <Choices legend={words.role}>
          {roles.map(({ value, label, hint }) => (
            <Choice key={value} name="role" value={value} isChosen={value === shown.role} label={label} hint={hint} />
          ))}
        </Choices>
        <Choices legend={words.sees}>
          <Choice name="sees" value="all" isChosen={shown.seesAll} label={words.all} />
          <Choice name="sees" value="some" isChosen={!shown.seesAll} label={words.some} />
          <div className="ml-7 flex flex-wrap gap-x-5">
            {tags.length === 0 ? <p className="reading text-sub">{words.noTags}</p> : null}
            {tags.map(({ tagId, name }) => (
              <label key={tagId} className="flex min-h-11 items-center gap-2">
                <input
                  type="checkbox"
                  name={`tag:${tagId}`}
                  defaultChecked={shown.tagIds.includes(tagId)}
                  className="size-5 accent-brand"
                />
                <bdi>{name}</bdi>
              </label>
            ))}
          </div>
        </Choices>
        <div>
          <Button variant="primary" aria-disabled={isPending}>
            {isPending ? words.pending : words.submit}
          </Button>
        </div>
      </div>
      <div aria-live="polite" className="reading mt-4 empty:hidden">
        {result && !isPending ? (
          <Notice key={result.turn} tone={result.tone}>
            <p>{result.message}</p>
            {result.link === null ? null : (
              <input
                readOnly
                aria-label={words.link}
                value={result.link}
                onFocus={(event) => event.target.select()}
                className="mt-2 min-h-12 w-full rounded-8 border border-field bg-white px-3"
              />
            )}
          </Notice>
        ) : null}
      </div>
    </form>
  );
}

function Choices({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="text-std-16B-170">{legend}</legend>
      {children}
    </fieldset>
  );
}

interface ChoiceProps {
  name: string;
  value: string;
  isChosen: boolean;
  label: string;
  hint?: string;
}

function Choice({ name, value, isChosen, label, hint }: ChoiceProps) {
  return (
    <label className="flex min-h-11 items-start gap-2 py-2">
      <input
        type="radio"
        name={name}
        value={value}
        required
        defaultChecked={isChosen}
        className="mt-1 size-5 shrink-0 accent-brand"
      />
      <span>
        {label}
        {hint ? <span className="block text-sub">{hint}</span> : null}
      </span>
    </label>
  );
}
