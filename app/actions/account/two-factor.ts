'use server';

import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { keepCookies } from '@/app/_access/keep-cookies';
import type { TwoFactorState } from '@/components/two-factor-setup';
import { getAuth } from '@/lib/auth/auth';
import { callAuth, findSessionToken } from '@/lib/auth/call-auth';
import { recordAct } from '@/lib/auth/record-act';
import { db } from '@/lib/db/client';
import { drawSquare } from '@/lib/view/draw-square';
import { endOtherSessions } from '@/lib/db/sessions';
import { defineAction } from '../define-action';
import { answerFields, failFields, type FieldsState } from '../fields-state';

const startSchema = z.object({ password: z.string().max(1000) });
const started = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });

/** Begins to set up an authenticator app: the secret and the backup codes are shown this once. */
export const startTwoFactorAction = defineAction<typeof startSchema, TwoFactorState>({
  may: 'account.self',
  limits: [{ name: 'secrets' }],
  schema: startSchema,
  run: async ({ password }) => {
    const t = await getTranslations('account');
    const answer = await callAuth(getAuth(), '/two-factor/enable', await headers(), { password });
    const parsed = started.safeParse(answer.body);
    if (answer.status !== 200 || !parsed.success) {
      return { state: { message: t('changePassword.wrong'), setup: null } };
    }
    const { totpURI, backupCodes } = parsed.data;
    const secret = new URL(totpURI).searchParams.get('secret') ?? '';
    return { state: { message: null, setup: { secret, square: drawSquare(totpURI), backupCodes } } };
  },
  onFailure: (message) => ({ message, setup: null }),
});

const codeSchema = z.object({ code: z.string().max(100) });

/** Ends the set-up: from now on signing in takes a code of the app. All other sessions end. */
export const confirmTwoFactorAction = defineAction<typeof codeSchema, FieldsState>({
  may: 'account.self',
  limits: [{ name: 'secrets' }],
  schema: codeSchema,
  run: async ({ code: typed }, previous, visitor) => {
    const t = await getTranslations('account.twoFactor');
    const code = typed.normalize('NFKC').replace(/\s/g, '');
    const answer = await callAuth(getAuth(), '/two-factor/verify-totp', await headers(), { code });
    if (answer.status !== 200) return { state: answerFields({ message: t('wrongCode'), field: 'code' }, previous) };
    await keepCookies(answer.cookies);
    await endOtherSessions(db(), visitor.personId, findSessionToken(answer));
    await recordAct(db(), visitor, 'two-factor-on');
    return { goTo: '/account' };
  },
  onFailure: failFields(),
});

/** Takes the second factor off again. All other sessions end. */
export const stopTwoFactorAction = defineAction<typeof startSchema, FieldsState>({
  may: 'account.self',
  limits: [{ name: 'secrets' }],
  schema: startSchema,
  run: async ({ password }, previous, visitor) => {
    const t = await getTranslations('account');
    const answer = await callAuth(getAuth(), '/two-factor/disable', await headers(), { password });
    if (answer.status !== 200) {
      return { state: answerFields({ message: t('changePassword.wrong'), field: 'password' }, previous) };
    }
    await keepCookies(answer.cookies);
    await endOtherSessions(db(), visitor.personId, findSessionToken(answer));
    await recordAct(db(), visitor, 'two-factor-off');
    return { goTo: '/account' };
  },
  onFailure: failFields(),
});
