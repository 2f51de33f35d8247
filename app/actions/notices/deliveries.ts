'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { answerAct, failAct, type ActState } from '../act-state';
import { defineAction } from '../define-action';
import { dismissDelivery } from '@/lib/notify/dismiss-delivery';
import { getNotifier } from '@/lib/notify/process-notifier';
import { resendDelivery } from '@/lib/notify/resend-delivery';

const schema = z.object({ deliveryId: z.string().min(1).max(64) });

export const resendDeliveryAction = defineAction<typeof schema, ActState>({
  may: 'notices.manage',
  schema,
  run: async ({ deliveryId }, previous) => {
    const t = await getTranslations('channels');
    const isDone = await resendDelivery(getNotifier(), deliveryId);
    return { state: isDone ? answerAct('good', t('resent'), previous) : answerAct('warning', t('gone'), previous) };
  },
  onFailure: failAct,
});

export const dismissDeliveryAction = defineAction<typeof schema, ActState>({
  may: 'notices.manage',
  schema,
  run: async ({ deliveryId }) => {
    await dismissDelivery(getNotifier(), deliveryId);
    return { state: null };
  },
  onFailure: failAct,
});
