'use client';

import { Fragment, useActionState, useRef, useState } from 'react';
import type { SiteRowView } from '@/lib/view/site-view';
import { ChoosableSites } from './choosable-sites';
import { TagBar, type TagBarWords } from './tag-bar';
import { Button } from './ui/button';
import { useIsLive } from './ui/use-is-live';

/** What was typed and ticked, with what is wrong about it. */
export interface TagManyState {
  tag: string;
  isAll: boolean;
  /** Ids of sites. */
  chosen: readonly string[];
  /** null = nothing was sent yet. */
  message: string | null;
  turn: number;
}

interface TagManyFormProps {
  action: (previous: TagManyState, form: FormData) => Promise<TagManyState>;
  sites: readonly SiteRowView[];
  /** The query of the view that is shown. */
  view: string;
  /** What takes all sites of the view, other pages too; null = there are too many for one press. */
  all: string | null;
  isOnePage: boolean;
  /** Names to choose from. */
  tagNames: readonly string[];
  words: TagBarWords & Readonly<Record<'sites' | 'shown' | 'none' | 'chosen' | 'chosenAll', string>>;
}

const nothingSaid: TagManyState = { tag: '', isAll: false, chosen: [], message: null, turn: 0 };

/** Sites to tick, and the tag that they get or lose. Works without JavaScript. */
export function TagManyForm({ action, sites, view, all, isOnePage, tagNames, words }: TagManyFormProps) {
  const [state, send, isPending] = useActionState(action, nothingSaid);
  const [chosen, setChosen] = useState({ isAll: state.isAll, count: state.chosen.length });
  const form = useRef<HTMLFormElement>(null);
  const isLive = useIsLive();
  const count = () => {
    const isTicked = (name: string) => form.current?.querySelectorAll(`input[name^="${name}"]:checked`).length ?? 0;
    setChosen({ isAll: isTicked('all') > 0, count: isTicked('site:') });
  };
  const tick = (isTicked: boolean) => {
    const boxes = form.current?.querySelectorAll<HTMLInputElement>('input[name^="site:"]') ?? [];
    for (const box of boxes) box.checked = isTicked;
    count();
  };
  return (
    <form
      ref={form}
      action={send}
      onChange={count}
      onSubmit={(event) => {
        if (isPending) event.preventDefault();
      }}
      className="grid grid-cols-[minmax(0,1fr)] gap-3"
    >
      <input type="hidden" name="view" value={view} />
      {/* Another answer is other fields: a form that was sent goes back to what it began with. */}
      <Fragment key={state.turn}>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          {/* Where the page shows all of them, ticking them leaves a choice. */}
          {all === null || (isOnePage && isLive) ? null : (
            <label className="flex min-h-11 items-center gap-2">
              <input type="checkbox" name="all" defaultChecked={state.isAll} className="size-5 accent-brand" />
              {all}
            </label>
          )}
          {isLive ? (
            <>
              <Button type="button" size="small" disabled={chosen.isAll} onClick={() => tick(true)}>
                {words.shown}
              </Button>
              {chosen.count > 0 && !chosen.isAll ? (
                <Button type="button" variant="quiet" size="small" onClick={() => tick(false)}>
                  {words.none}
                </Button>
              ) : null}
            </>
          ) : null}
        </div>
        <fieldset disabled={chosen.isAll}>
          <legend className="sr-only">{words.sites}</legend>
          <ChoosableSites sites={sites} chosen={state.chosen} isAll={chosen.isAll} />
        </fieldset>
      </Fragment>
      <TagBar state={state} isPending={isPending} tagNames={tagNames} words={words}>
        {isLive ? (
          <p aria-live="polite" className="font-700 tabular">
            {chosen.isAll ? words.chosenAll : words.chosen.replace('{count}', String(chosen.count))}
          </p>
        ) : null}
      </TagBar>
    </form>
  );
}
