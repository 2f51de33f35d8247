'use server';

import { getLocale, getTimeZone, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { createToken, hashToken } from '@/lib/auth/token';
import { deleteCalendarFeed, replaceCalendarFeed } from '@/lib/db/calendar-feeds';
import { db } from '@/lib/db/client';
import { getNotifier } from '@/lib/notify/process-notifier';
import { answerAct, failAct, type ActState } from '../act-state';
import { defineAction } from '../define-action';

const nothing = z.object({});

/** Answers with the address, which is shown this once. An older one ends. */
export const makeCalendarAction = defineAction<typeof nothing, ActState>({
  may: 'account.self',
  limits: [{ name: 'secrets' }],
  schema: nothing,
  run: async (_input, previous, visitor) => {
    const [t, locale, zone] = await Promise.all([getTranslations('account.calendar'), getLocale(), getTimeZone()]);
    const token = createToken();
    await replaceCalendarFeed(db(), visitor, { tokenHash: hashToken(token), locale, zone }, new Date());
    return { state: answerAct('good', t('made'), previous, [`${getNotifier().baseUrl}/calendar/${token}.ics`]) };
  },
  onFailure: failAct,
});

export const revokeCalendarAction = defineAction<typeof nothing, ActState>({
  may: 'account.self',
  schema: nothing,
  run: async (_input, _previous, visitor) => {
    await deleteCalendarFeed(db(), visitor, new Date());
    return { state: null };
  },
  onFailure: failAct,
});
