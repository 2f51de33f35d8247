'use server';

import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { keepCookies } from '@/app/_access/keep-cookies';
import { getAuth } from '@/lib/auth/auth';
import { callAuth } from '@/lib/auth/call-auth';
import { limits } from '@/lib/auth/limits';
import { readLocalPath } from '@/lib/auth/local-path';
import { readEmail } from '@/lib/auth/read-email';
import { hashToken } from '@/lib/auth/token';
import { takeAllowance } from '@/lib/db/allowance';
import { db } from '@/lib/db/client';
import { defineOpenAction } from '../define-action';
import { answerFields, failFields, type FieldsState } from '../fields-state';

const schema = z.object({ email: z.string().max(1000), password: z.string().max(1000), next: z.string().max(2000) });

/** With address and password. The answer is the same whether the address is known or not. */
export const signInAction = defineOpenAction<typeof schema, FieldsState>({
  limit: 'entrances',
  schema,
  run: async ({ email: typedEmail, password, next }, previous) => {
    const t = await getTranslations('account');
    const typed = { email: typedEmail };
    const email = readEmail(typedEmail) ?? 'nobody@kigen.invalid';
    const { isWithin, resetMs } = await takeAllowance(db(), limits.signIns, hashToken(email));
    if (!isWithin) {
      const minutes = Math.ceil(resetMs / 60_000);
      return { state: answerFields({ message: t('signIn.tooMany', { minutes }), typed }, previous) };
    }
    const answer = await callAuth(getAuth(), '/sign-in/email', await headers(), { email, password });
    if (answer.status === 429)
      return { state: answerFields({ message: t('signIn.tooMany', { minutes: 1 }), typed }, previous) };
    if (answer.status !== 200) {
      return { state: answerFields({ message: t('signIn.wrong'), field: 'password', typed }, previous) };
    }
    await keepCookies(answer.cookies);
    const goTo = readLocalPath(next);
    if (answer.body['twoFactorRedirect'] !== true) return { goTo };
    return { goTo: `/sign-in/second-step?next=${encodeURIComponent(goTo)}` };
  },
  onFailure: failFields('email'),
});
