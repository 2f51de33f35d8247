'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { answerAct, failAct, type ActState } from './act-state';
import { defineAction } from './define-action';
import { addSites } from '@/lib/monitor/add-sites';
import { getMonitor } from '@/lib/monitor/monitor';

const schema = z.object({ text: z.string().max(300) });

/** Adds the one site that a mail speaks of, and goes to its diagnosis. */
export const addFromMailAction = defineAction<typeof schema, ActState>({
  may: 'sites.add',
  schema,
  run: async ({ text }, previous, visitor) => {
    const t = await getTranslations('add');
    const result = await addSites(getMonitor(), visitor, text, { withCounterpart: true });
    const [site] = [...result.added, ...result.restored, ...result.duplicates];
    if (site) return { goTo: `/sites/${site.siteId}/diagnosis` };
    const [refused] = result.refused;
    return { state: answerAct('bad', refused ? t(`refusal.${refused.refusal}`) : t('empty'), previous) };
  },
  onFailure: failAct,
});
