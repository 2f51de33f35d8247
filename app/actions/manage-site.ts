'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { answerAct, failAct, type ActState } from './act-state';
import { defineAction } from './define-action';
import { deleteSite } from '@/lib/monitor/delete-site';
import { getMonitor } from '@/lib/monitor/monitor';
import { restoreSite } from '@/lib/monitor/restore-site';
import { setPaused } from '@/lib/monitor/set-paused';
import { setTags } from '@/lib/monitor/set-tags';
import { setWatched } from '@/lib/monitor/set-watched';

const id = z.string().min(1).max(64);
const flag = z.enum(['yes', 'no']).transform((value) => value === 'yes');

const pauseSchema = z.object({ siteId: id, isPaused: flag });
export const pauseSiteAction = defineAction<typeof pauseSchema, ActState>({
  may: 'sites.change',
  about: ({ siteId }) => ({ siteId }),
  schema: pauseSchema,
  run: async ({ siteId, isPaused }, previous, visitor) => {
    const t = await getTranslations('site');
    const isDone = await setPaused(getMonitor(), visitor, siteId, isPaused);
    return { state: isDone ? null : answerAct('warning', t('gone'), previous) };
  },
  onFailure: failAct,
});

const siteSchema = z.object({ siteId: id });
export const deleteSiteAction = defineAction<typeof siteSchema, ActState>({
  may: 'sites.delete',
  about: ({ siteId }) => ({ siteId }),
  schema: siteSchema,
  run: async ({ siteId }, previous, visitor) => {
    const t = await getTranslations('site');
    const isDone = await deleteSite(getMonitor(), visitor, siteId);
    return isDone ? { goTo: `/?deleted=${siteId}` } : { state: answerAct('warning', t('gone'), previous) };
  },
  onFailure: failAct,
});

export const restoreSiteAction = defineAction<typeof siteSchema, ActState>({
  may: 'sites.delete',
  about: ({ siteId }) => ({ siteId }),
  schema: siteSchema,
  run: async ({ siteId }, _previous, visitor) => {
    await restoreSite(getMonitor(), visitor, siteId);
    return { goTo: `/?restored=${siteId}` };
  },
  onFailure: failAct,
});

const watchSchema = z.object({ endpointId: id, isWatched: flag });
export const watchEndpointAction = defineAction<typeof watchSchema, ActState>({
  may: 'sites.change',
  about: ({ endpointId }) => ({ endpointId }),
  schema: watchSchema,
  run: async ({ endpointId, isWatched }, previous, visitor) => {
    const t = await getTranslations('site');
    const result = await setWatched(getMonitor(), visitor, endpointId, isWatched);
    if (result !== 'set') {
      return { state: answerAct('warning', t(result === 'gone' ? 'gone' : 'lastOne'), previous) };
    }
    return { state: null };
  },
  onFailure: failAct,
});

const tagSchema = z.object({ siteId: id, tag: z.string(), change: z.enum(['add', 'remove']) });
export const tagSiteAction = defineAction<typeof tagSchema, ActState>({
  may: 'sites.tag',
  about: ({ siteId }) => ({ siteId }),
  schema: tagSchema,
  run: async ({ siteId, tag, change }, previous, visitor) => {
    const t = await getTranslations('site');
    const result = await setTags(getMonitor(), visitor, siteId, { [change]: [tag] });
    if (result.kind === 'set') return { state: null };
    const why = result.kind === 'gone' ? t('gone') : t(`tagRefused.${result.refusal}`);
    return { state: answerAct('warning', why, previous) };
  },
  onFailure: failAct,
});
