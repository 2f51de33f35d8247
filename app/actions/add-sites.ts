'use server';

import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { defineAction } from './define-action';
import type { AddState } from '@/components/add-form';
import { addSites, type AddSitesResult } from '@/lib/monitor/add-sites';
import { getMonitor } from '@/lib/monitor/monitor';
import { toDisplayName } from '@/lib/tls/display-name';
import { joinSentences } from '@/lib/view/join-sentences';

/** More cards than this say less than the list below them. */
const cardLimit = 12;

const schema = z.object({
  text: z.string(),
  withCounterpart: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
});

export const addSitesAction = defineAction<typeof schema, AddState>({
  may: 'sites.add',
  schema,
  run: async ({ text, withCounterpart }, previous, visitor) => {
    const result = await addSites(getMonitor(), visitor, text, { withCounterpart });
    const isAllAdded = result.refused.length === 0 && result.duplicates.length === 0 && result.tooMuch === null;
    const cards = cardsOf(result);
    if (isAllAdded && cards) return { goTo: cards };
    return { state: await describe(result, text, withCounterpart, previous.turn + 1) };
  },
  onFailure: (sentence, form, previous) => ({
    ...previous,
    text: readText(form),
    message: sentence,
    refused: [],
    duplicates: [],
    showAt: null,
    turn: previous.turn + 1,
  }),
});

function cardsOf({ added, restored }: AddSitesResult): string | null {
  const ids = [...added, ...restored].map((entry) => entry.siteId);
  if (ids.length === 0) return null;
  const more = ids.length - cardLimit;
  const query = new URLSearchParams({ added: ids.slice(0, cardLimit).join(',') });
  if (more > 0) query.set('more', String(more));
  const [back] = restored;
  if (back) query.set('restored', back.siteId);
  return `/?${query.toString()}`;
}

async function describe(
  result: AddSitesResult,
  text: string,
  withCounterpart: boolean,
  turn: number,
): Promise<AddState> {
  const t = await getTranslations('add');
  const { refused, duplicates, tooMuch } = result;
  const addedCount = result.added.length + result.restored.length;
  const hasNothing = addedCount + refused.length + duplicates.length === 0 && tooMuch === null;
  const sentences = [
    hasNothing ? t('empty') : null,
    addedCount > 0 ? t('addedSome', { count: addedCount }) : null,
    refused.length > 0 ? t('someRefused', { count: refused.length }) : null,
    tooMuch?.kind === 'too-many-entries' ? t('tooMany', { count: tooMuch.count, limit: tooMuch.limit }) : null,
    tooMuch?.kind === 'too-long' ? t('tooLong', { limit: tooMuch.limit / 1024 }) : null,
  ];

  return {
    text: tooMuch ? text : refused.map((entry) => entry.text).join('\n'),
    withCounterpart,
    message: joinSentences(sentences, await getLocale()),
    refused: refused.map((entry) => ({ text: entry.text.slice(0, 300), why: t(`refusal.${entry.refusal}`) })),
    duplicates: duplicates.map((entry): AddState['duplicates'][number] => ({
      text: entry.text,
      sentence: t('duplicate', { text: toDisplayName(entry) }),
      href: `/sites/${entry.siteId}`,
    })),
    showAt: cardsOf(result),
    turn,
  };
}

function readText(form: FormData): string {
  const text = form.get('text');
  return typeof text === 'string' ? text : '';
}
