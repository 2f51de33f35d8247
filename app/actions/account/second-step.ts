'use server';

import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { keepCookies } from '@/app/_access/keep-cookies';
import { getAuth } from '@/lib/auth/auth';
import { callAuth } from '@/lib/auth/call-auth';
import { readLocalPath } from '@/lib/auth/local-path';
import { defineOpenAction } from '../define-action';
import { answerFields, failFields, type FieldsState } from '../fields-state';

const schema = z.object({ code: z.string().max(100), next: z.string().max(2000) });

/** The second step of signing in: the six digits of the app, or one of the backup codes. */
export const secondStepAction = defineOpenAction<typeof schema, FieldsState>({
  limit: 'entrances',
  schema,
  run: async ({ code: typed, next }, previous) => {
    const t = await getTranslations('account.secondStep');
    const code = typed.normalize('NFKC').replace(/\s/g, '');
    const path = /^\d{6}$/.test(code) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
    const answer = await callAuth(getAuth(), path, await headers(), { code });
    if (answer.status === 200) {
      await keepCookies(answer.cookies);
      return { goTo: readLocalPath(next) };
    }
    if (answer.code === 'INVALID_TWO_FACTOR_COOKIE')
      return { state: answerFields({ message: t('lateStart') }, previous) };
    const isTooOften = answer.status === 429 || answer.code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE';
    return { state: answerFields({ message: t(isTooOften ? 'tooMany' : 'wrong'), field: 'code' }, previous) };
  },
  onFailure: failFields(),
});
