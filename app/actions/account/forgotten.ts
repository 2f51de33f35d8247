'use server';

import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { readPeer } from '@/lib/auth/peer';
import { getMonitor } from '@/lib/monitor/monitor';
import { getNotifier } from '@/lib/notify/process-notifier';
import { sendResetMail } from '@/lib/notify/send-reset-mail';
import { isLocale } from '@/lib/words/locale';
import { defineOpenAction } from '../define-action';
import { answerFields, failFields, type FieldsState } from '../fields-state';

const schema = z.object({ email: z.string().max(300) });

/** The same answer at once whoever is asked for, so that nobody learns who has an account here. */
export const forgottenAction = defineOpenAction<typeof schema, FieldsState>({
  limit: 'resets',
  schema,
  run: async ({ email }, previous) => {
    const [t, locale] = await Promise.all([getTranslations('account.forgotten'), getLocale()]);
    const { address: asker } = readPeer(await headers());
    const request = { address: email, asker, locale: isLocale(locale) ? locale : ('ja' as const) };
    getMonitor().background.start(() => sendResetMail(getNotifier(), request));
    return { state: answerFields({ tone: 'good', message: t('sent'), typed: { email } }, previous) };
  },
  onFailure: failFields('email'),
});
