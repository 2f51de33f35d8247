'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { answerAct, failAct, type ActState } from '../act-state';
import { defineAction } from '../define-action';
import { acknowledgeEvent, takeBackAcknowledgement } from '@/lib/notify/acknowledge-event';
import { getNotifier } from '@/lib/notify/process-notifier';
import { snoozeEvent } from '@/lib/notify/snooze-event';

const eventId = z.coerce.number().int().positive();
const schema = z.object({ eventId });

/** 「対応中」 */
export const acknowledgeEventAction = defineAction<typeof schema, ActState>({
  may: 'events.answer',
  schema,
  run: async (input, previous, visitor) => {
    const t = await getTranslations('site.events');
    const isDone = await acknowledgeEvent(getNotifier(), { by: visitor, scope: visitor.scope }, input.eventId);
    return { state: isDone ? null : answerAct('warning', t('gone'), previous) };
  },
  onFailure: failAct,
});

/** 「対応中を取り消す」 */
export const takeBackAcknowledgementAction = defineAction<typeof schema, ActState>({
  may: 'events.answer',
  schema,
  run: async (input, previous, visitor) => {
    const t = await getTranslations('site.events');
    const isDone = await takeBackAcknowledgement(getNotifier(), { by: visitor, scope: visitor.scope }, input.eventId);
    return { state: isDone ? null : answerAct('warning', t('gone'), previous) };
  },
  onFailure: failAct,
});

const snoozeSchema = z.object({ eventId, days: z.coerce.number().int().min(1).max(30) });

export const snoozeEventAction = defineAction<typeof snoozeSchema, ActState>({
  may: 'events.answer',
  schema: snoozeSchema,
  run: async (input, previous, visitor) => {
    const t = await getTranslations('site.events');
    const isDone = await snoozeEvent(getNotifier(), { by: visitor, scope: visitor.scope }, input);
    return { state: isDone ? null : answerAct('warning', t('gone'), previous) };
  },
  onFailure: failAct,
});
