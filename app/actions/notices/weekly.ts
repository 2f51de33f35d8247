'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { defineAction } from '../define-action';
import { answerFields, failFields, type FieldsState } from '../fields-state';
import { getNotifier } from '@/lib/notify/process-notifier';
import { saveWeekly } from '@/lib/notify/save-weekly';

const schema = z.object({
  isOn: z.enum(['yes', 'no']),
  weekday: z.coerce.number().int().min(0).max(6),
  hour: z.coerce.number().int().min(0).max(23),
});

export const saveWeeklyAction = defineAction<typeof schema, FieldsState>({
  may: 'notices.manage',
  schema,
  run: async ({ isOn, weekday, hour }, previous) => {
    const t = await getTranslations('notices.weekly');
    await saveWeekly(getNotifier(), { isOn: isOn === 'yes', weekday, hour });
    const typed = { isOn, weekday: String(weekday), hour: String(hour) };
    return { state: answerFields({ tone: 'good', message: t('saved'), typed }, previous) };
  },
  onFailure: failFields('isOn', 'weekday', 'hour'),
});
