'use server';

import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { keepCookies } from '@/app/_access/keep-cookies';
import { getAuth } from '@/lib/auth/auth';
import { callAuth } from '@/lib/auth/call-auth';
import { recordAct } from '@/lib/auth/record-act';
import { db } from '@/lib/db/client';
import { defineAction } from '../define-action';
import { answerFields, failFields, type FieldsState } from '../fields-state';

const schema = z.object({ currentPassword: z.string().max(1000), newPassword: z.string().max(1000) });

/** Changes one's own password. All other sessions end, and this one gets a new cookie. */
export const changePasswordAction = defineAction<typeof schema, FieldsState>({
  may: 'account.self',
  limits: [{ name: 'secrets' }],
  schema,
  run: async ({ currentPassword, newPassword }, previous, visitor) => {
    const t = await getTranslations('account');
    const { findWeakness } = await import('@/lib/auth/password-strength');
    const weakness = findWeakness(newPassword, [visitor.email]);
    if (weakness) return { state: answerFields({ message: t(`refusal.${weakness}`), field: 'newPassword' }, previous) };
    const change = { currentPassword, newPassword, revokeOtherSessions: true };
    const answer = await callAuth(getAuth(), '/change-password', await headers(), change);
    if (answer.status !== 200) {
      return { state: answerFields({ message: t('changePassword.wrong'), field: 'currentPassword' }, previous) };
    }
    await keepCookies(answer.cookies);
    await recordAct(db(), visitor, 'password-changed');
    return { state: answerFields({ tone: 'good', message: t('changePassword.done') }, previous) };
  },
  onFailure: failFields(),
});
