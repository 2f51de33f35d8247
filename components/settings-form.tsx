'use client';

import { useActionState } from 'react';
import type { GroupedZones } from '@/lib/words/choose-zone';
import type { Locale } from '@/lib/words/locale';
import type { ActResult } from './act-form';
import { Button } from './ui/button';
import { Notice } from './ui/notice';

/** The answer to a press, with what had been typed when it was refused: a form is emptied once it was sent. */
export type SettingsResult = ActResult & { typed?: { locale: string; zone: string } };

interface SettingsFormProps {
  action: (previous: SettingsResult | null, form: FormData) => Promise<SettingsResult | null>;
  locale: Locale;
  zone: string;
  zones: GroupedZones;
  words: Readonly<
    Record<'language' | 'languageHint' | 'zone' | 'zoneHint' | 'zoneCommon' | 'zoneAll' | 'save', string>
  >;
}

const languages: Record<Locale, string> = { ja: '日本語', en: 'English' };

export function SettingsForm({ action, locale, zone, zones, words }: SettingsFormProps) {
  const [result, submit, isPending] = useActionState(action, null);
  const shown = result?.typed ?? { locale, zone };
  const isListed = [...zones.common, ...zones.all].includes(shown.zone);
  return (
    <form action={submit} className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <fieldset>
        <legend className="text-std-16B-170">{words.language}</legend>
        <p className="text-sub">{words.languageHint}</p>
        <div className="mt-1 flex flex-wrap gap-x-6">
          {Object.entries(languages).map(([value, name]) => (
            <label key={value} className="flex min-h-11 items-center gap-2" lang={value}>
              <input
                type="radio"
                name="locale"
                value={value}
                defaultChecked={value === shown.locale}
                className="size-5 accent-brand"
              />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
        <label htmlFor="zone" className="text-std-16B-170">
          {words.zone}
        </label>
        <p id="zone-hint" className="text-sub">
          {words.zoneHint}
        </p>
        {/* Another answer is another field: a form that was sent goes back to what it began with. */}
        <select
          key={`${shown.zone} ${result?.turn ?? 0}`}
          id="zone"
          name="zone"
          defaultValue={isListed ? shown.zone : zone}
          aria-describedby="zone-hint"
          autoComplete="off"
          className="min-h-11 w-80 max-w-full rounded-8 border border-field bg-white px-3"
        >
          <optgroup label={words.zoneCommon}>
            <Options values={zones.common} />
          </optgroup>
          <optgroup label={words.zoneAll}>
            <Options values={zones.all} />
          </optgroup>
        </select>
      </div>
      <div>
        <Button variant="primary" aria-disabled={isPending}>
          {words.save}
        </Button>
      </div>
      <div aria-live="polite" className="empty:hidden">
        {result ? (
          <Notice key={result.turn} tone={result.tone}>
            <p>{result.message}</p>
          </Notice>
        ) : null}
      </div>
    </form>
  );
}

function Options({ values }: { values: readonly string[] }) {
  return values.map((value) => <option key={value}>{value}</option>);
}
