'use server';

import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { keepCookies } from '@/app/_access/keep-cookies';
import { isSetupOpen } from '@/app/_access/setup-access';
import { getAuth } from '@/lib/auth/auth';
import { callAuth } from '@/lib/auth/call-auth';
import { createOwner } from '@/lib/auth/create-owner';
import { isSetupToken, removeSetupToken } from '@/lib/auth/setup-token';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { defineOpenAction } from '../define-action';
import { answerFields, failFields, type FieldsState } from '../fields-state';

const schema = z.object({
  email: z.string().max(1000),
  password: z.string().max(1000),
  token: z.string().max(200).optional(),
});

/** Makes the first owner and signs them in. */
export const setUpAction = defineOpenAction<typeof schema, FieldsState>({
  limit: 'entrances',
  schema,
  run: async ({ email, password, token }, previous) => {
    const t = await getTranslations('account');
    const typed = { email };
    const isKnown = isSetupOpen(await headers()) || (token !== undefined && isSetupToken(env.dataDir, token));
    if (!isKnown) return { state: answerFields({ message: t('setup.badToken'), field: 'token', typed }, previous) };

    const auth = getAuth();
    const result = await createOwner({ auth, db: db(), now: new Date() }, { email, password });
    if (result.kind === 'taken') return { state: answerFields({ message: t('setup.taken'), typed }, previous) };
    if (result.kind === 'refused') {
      const field = result.refusal === 'bad-email' ? 'email' : 'password';
      return { state: answerFields({ message: t(`refusal.${result.refusal}`), field, typed }, previous) };
    }
    removeSetupToken(env.dataDir);
    const answer = await callAuth(auth, '/sign-in/email', await headers(), { email, password });
    await keepCookies(answer.cookies);
    return { goTo: '/' };
  },
  onFailure: failFields('email'),
});
