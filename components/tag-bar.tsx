import { useId, type ReactNode } from 'react';
import { Button } from './ui/button';
import { Notice } from './ui/notice';

export type TagBarWords = Readonly<Record<'tag' | 'placeholder' | 'add' | 'remove' | 'pending', string>>;

interface TagBarProps {
  state: { tag: string; message: string | null; turn: number };
  isPending: boolean;
  tagNames: readonly string[];
  words: TagBarWords;
  /** How many are chosen. */
  children: ReactNode;
}

/** The name and the two presses, always in sight under a long list, unless the window is too low for that. */
export function TagBar({ state, isPending, tagNames, words, children }: TagBarProps) {
  const id = useId();
  return (
    <div className="grid gap-2 rounded-12 border border-line bg-white px-4 py-3 [@media(min-height:30rem)]:sticky [@media(min-height:30rem)]:bottom-0">
      <div aria-live="polite" className="reading empty:hidden">
        {state.message !== null && !isPending ? (
          <Notice key={state.turn} tone="warning">
            <p>{state.message}</p>
          </Notice>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {children}
        <div className="flex min-w-0 flex-1 basis-56 items-center gap-2">
          <label htmlFor={`${id}tag`} className="shrink-0">
            {words.tag}
          </label>
          <input
            key={state.turn}
            id={`${id}tag`}
            name="tag"
            required
            maxLength={40}
            defaultValue={state.tag}
            list={`${id}tags`}
            autoComplete="off"
            placeholder={words.placeholder}
            className="min-h-11 w-full min-w-0 rounded-8 border border-field bg-white px-3"
          />
          <datalist id={`${id}tags`}>
            {tagNames.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button name="change" value="add" variant="primary" size="small" aria-disabled={isPending}>
            {isPending ? words.pending : words.add}
          </Button>
          <Button name="change" value="remove" size="small" aria-disabled={isPending}>
            {words.remove}
          </Button>
        </div>
      </div>
    </div>
  );
}
