'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { getAuth } from '@/lib/auth/auth';
import { resetPassword } from '@/lib/auth/reset-password';
import { db } from '@/lib/db/client';
import { defineOpenAction } from '../define-action';
import { answerFields, failFields, type FieldsState } from '../fields-state';

const schema = z.object({ token: z.string().max(200), password: z.string().max(1000) });

/** Sets a new password by a link; then one signs in with it. */
export const resetPasswordAction = defineOpenAction<typeof schema, FieldsState>({
  limit: 'entrances',
  schema,
  run: async ({ token, password }, previous) => {
    const t = await getTranslations('account');
    const result = await resetPassword({ auth: getAuth(), db: db(), now: new Date() }, { token, password });
    if (result.kind === 'void') return { state: answerFields({ message: t('reset.void') }, previous) };
    if (result.kind === 'refused') {
      return { state: answerFields({ message: t(`refusal.${result.refusal}`), field: 'password' }, previous) };
    }
    return { goTo: '/sign-in?reset' };
  },
  onFailure: failFields(),
});
