'use client';

import { useId, useState } from 'react';
import type { OtherSite } from '@/lib/quiet-hours/site-names';
import { Button } from './ui/button';
import { Notice } from './ui/notice';

export type OtherSitesWords = Readonly<Record<'title' | 'lead' | 'one' | 'more' | 'count', string>>;

interface OtherSitesProps {
  /** The most seen first; at least one. */
  sites: readonly OtherSite[];
  /** Counts the same files again, with these names. */
  onChoose: (names: readonly string[]) => void;
  words: OtherSitesWords;
}

const mostShown = 8;

/** Whose lines of a log were left out, with the choice to count them: a site may go by several names. */
export function OtherSites({ sites, onChoose, words }: OtherSitesProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const id = useId();
  const shown = sites.slice(0, mostShown);
  const rest = sites.length - shown.length;
  return (
    <Notice tone="warning">
      <p className="font-700">{words.title}</p>
      <p id={`${id}lead`} className="reading">
        {words.lead}
      </p>
      <ul aria-labelledby={`${id}lead`} className="my-2">
        {shown.map(({ name, lines }) => (
          <li key={name}>
            <label className="flex min-h-11 items-start gap-2 py-2">
              <input
                type="checkbox"
                checked={chosen.includes(name)}
                className="mt-1 size-5 shrink-0 accent-brand"
                onChange={({ target }) =>
                  setChosen(target.checked ? [...chosen, name] : chosen.filter((one) => one !== name))
                }
              />
              <span className="min-w-0 break-words">
                {words.one.replace('{name}', () => name).replace('{lines}', () => lines.toLocaleString())}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {rest > 0 ? <p className="text-sub">{words.more.replace('{rest}', String(rest))}</p> : null}
      <Button
        type="button"
        size="small"
        variant="secondary"
        onClick={() => {
          if (chosen.length > 0) onChoose(chosen);
        }}
        aria-disabled={chosen.length === 0}
      >
        {words.count}
      </Button>
    </Notice>
  );
}
