'use server';

import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { addedCards } from './added-cards';
import { defineAction } from './define-action';
import type { AddState } from '@/components/add-form';
import { addSites, type AddSitesResult } from '@/lib/monitor/add-sites';
import { getMonitor } from '@/lib/monitor/monitor';
import { toDisplayName } from '@/lib/tls/display-name';
import { joinSentences } from '@/lib/view/join-sentences';

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
  return addedCards(
    added.map(({ siteId }) => siteId),
    restored.map(({ siteId }) => siteId),
  );
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
