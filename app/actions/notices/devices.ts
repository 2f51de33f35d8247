'use server';

import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { answerAct, failAct, type ActState } from '../act-state';
import { defineAction } from '../define-action';
import { deleteChannel, findChannel } from '@/lib/db/channels';
import { wordFailure } from '@/lib/notify/failure-words';
import { getNotifier } from '@/lib/notify/process-notifier';
import { subscribeDevice } from '@/lib/notify/subscribe-device';
import { testChannel } from '@/lib/notify/test-channel';
import { describeDevice } from '@/lib/view/describe-device';
import { isLocale } from '@/lib/words/locale';

const subscribeSchema = z.object({
  endpoint: z.string().max(2000),
  p256dh: z.string().max(300),
  auth: z.string().max(300),
});

/** Makes this browser a channel of whoever is signed in, and sends it a first message, so that it is seen to work. */
export const subscribeDeviceAction = defineAction<typeof subscribeSchema, ActState>({
  may: 'account.self',
  limits: [{ name: 'tests' }],
  schema: subscribeSchema,
  run: async (subscription, previous, visitor) => {
    const [t, locale, head] = await Promise.all([getTranslations('channels'), getLocale(), headers()]);
    const name = describeDevice(head.get('user-agent')) ?? t('device');
    const choice = { name, locale: isLocale(locale) ? locale : 'ja' };
    const result = await subscribeDevice(getNotifier(), visitor, subscription, choice);
    if (result.kind === 'refused') return { state: answerAct('bad', result.sentence[locale], previous) };
    const outcome = await testChannel(getNotifier(), result.channelId);
    if (outcome?.kind === 'sent') return { state: answerAct('good', t('deviceAdded'), previous) };
    const why = outcome ? wordFailure('web-push', outcome.failure)[locale] : t('gone');
    return { state: answerAct('warning', why, previous) };
  },
  onFailure: failAct,
});

const deviceSchema = z.object({ channelId: z.string().min(1).max(64) });

/** Somebody takes off one of their own devices. */
export const removeDeviceAction = defineAction<typeof deviceSchema, ActState>({
  may: 'account.self',
  schema: deviceSchema,
  run: async ({ channelId }, previous, visitor) => {
    const t = await getTranslations('channels');
    const { db, now } = getNotifier();
    const device = await findChannel(db, channelId);
    if (device?.personId !== visitor.personId) return { state: answerAct('warning', t('gone'), previous) };
    await deleteChannel(db, channelId, visitor, now());
    return { goTo: '/channels' };
  },
  onFailure: failAct,
});
