'use server';

import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { keepCookies } from '@/app/_access/keep-cookies';
import { acceptInvitation } from '@/lib/auth/accept-invitation';
import { getAuth } from '@/lib/auth/auth';
import { callAuth } from '@/lib/auth/call-auth';
import { db } from '@/lib/db/client';
import { defineOpenAction } from '../define-action';
import { answerFields, failFields, type FieldsState } from '../fields-state';

const schema = z.object({
  token: z.string().max(200),
  email: z.string().max(1000),
  password: z.string().max(1000),
});

/** Makes the account of a guest and signs them in. */
export const acceptInvitationAction = defineOpenAction<typeof schema, FieldsState>({
  limit: 'entrances',
  schema,
  run: async ({ token, email: typedEmail, password }, previous) => {
    const [t, account] = await Promise.all([getTranslations('people.invitation'), getTranslations('account')]);
    const typed = { email: typedEmail };
    const auth = getAuth();
    const result = await acceptInvitation({ auth, db: db(), now: new Date() }, { token, email: typedEmail, password });
    if (result.kind === 'closed') return { state: answerFields({ message: t('closed'), typed }, previous) };
    if (result.kind === 'taken')
      return { state: answerFields({ message: t('taken'), field: 'email', typed }, previous) };
    if (result.kind === 'refused') {
      const field = result.refusal === 'bad-email' ? 'email' : 'password';
      return { state: answerFields({ message: account(`refusal.${result.refusal}`), field, typed }, previous) };
    }
    const { email } = result;
    const answer = await callAuth(auth, '/sign-in/email', await headers(), { email, password });
    await keepCookies(answer.cookies);
    return { goTo: '/' };
  },
  onFailure: failFields('email'),
});
