'use server';

import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { keepCookies } from '@/app/_access/keep-cookies';
import { describeAddress, readPasskeyPlace } from '@/app/_access/passkey-place';
import type { CreationState } from '@/components/passkey-form';
import type { RequestState } from '@/components/passkey-sign-in';
import { getAuth } from '@/lib/auth/auth';
import { callAuth } from '@/lib/auth/call-auth';
import { isOwnPassword } from '@/lib/auth/is-own-password';
import { limits } from '@/lib/auth/limits';
import { readLocalPath } from '@/lib/auth/local-path';
import { readAssertion } from '@/lib/auth/passkey-responses';
import { addPasskey, beginPasskey, beginPasskeySignIn } from '@/lib/auth/passkeys';
import { hashToken } from '@/lib/auth/token';
import { takeAllowance } from '@/lib/db/allowance';
import { db } from '@/lib/db/client';
import { deletePasskey } from '@/lib/db/passkeys';
import { answerAct, failAct, type ActState } from '../act-state';
import { defineAction, defineOpenAction } from '../define-action';
import { answerFields, failFields, type FieldsState } from '../fields-state';

const beginSchema = z.object({ password: z.string().max(1000) });

/** Asks for the password, and says what the browser is to ask the device for. */
export const beginPasskeyAction = defineAction<typeof beginSchema, CreationState>({
  may: 'account.self',
  limits: [{ name: 'secrets' }],
  schema: beginSchema,
  run: async ({ password }, _previous, visitor) => {
    const t = await getTranslations('account');
    const place = await readPasskeyPlace();
    if (place.kind === 'address') return { state: { message: await describeAddress(place.better), options: null } };
    if (!(await isOwnPassword(getAuth(), db(), visitor.personId, password))) {
      return { state: { message: t('changePassword.wrong'), options: null } };
    }
    return { state: { message: null, options: await beginPasskey(db(), visitor, place, new Date()) } };
  },
  onFailure: (message) => ({ message, options: null }),
});

const answer = { challenge: z.string().min(1).max(200), response: z.string().max(20_000) };
const addSchema = z.object({ ...answer, name: z.string().trim().min(1).max(60) });

/** Keeps the passkey that the device has made. All other sessions end. */
export const addPasskeyAction = defineAction<typeof addSchema, FieldsState>({
  may: 'account.self',
  limits: [{ name: 'secrets' }],
  schema: addSchema,
  run: async (input, previous, visitor) => {
    const t = await getTranslations('account.passkeys');
    const place = await readPasskeyPlace();
    if (place.kind === 'address') {
      return { state: answerFields({ message: await describeAddress(place.better) }, previous) };
    }
    const result = await addPasskey(db(), visitor, place, input, new Date());
    if (result === 'added') return { state: answerFields({ tone: 'good', message: t('added') }, previous) };
    return { state: answerFields({ message: t(result === 'too-many' ? 'tooMany' : result) }, previous) };
  },
  onFailure: failFields(),
});

const removeSchema = z.object({ passkeyId: z.string().min(1).max(64) });

/** Removes one of one's own passkeys. All other sessions end. */
export const removePasskeyAction = defineAction<typeof removeSchema, ActState>({
  may: 'account.self',
  schema: removeSchema,
  run: async ({ passkeyId }, previous, visitor) => {
    const t = await getTranslations('account.passkeys');
    const isDone = await deletePasskey(db(), visitor, passkeyId, new Date());
    return { state: isDone ? null : answerAct('warning', t('gone'), previous) };
  },
  onFailure: failAct,
});

/** Says what the browser is to ask for, before anybody is known. */
export const beginPasskeySignInAction = defineOpenAction<z.ZodObject, RequestState>({
  limit: 'challenges',
  schema: z.object({}),
  run: async () => {
    const place = await readPasskeyPlace();
    if (place.kind === 'address') return { state: { message: await describeAddress(place.better), options: null } };
    return { state: { message: null, options: await beginPasskeySignIn(db(), place, new Date()) } };
  },
  onFailure: (message) => ({ message, options: null }),
});

const signInSchema = z.object({ ...answer, next: z.string().max(2000) });

/** With a passkey, which is both factors at once. */
export const passkeySignInAction = defineOpenAction<typeof signInSchema, FieldsState>({
  limit: 'entrances',
  schema: signInSchema,
  run: async ({ challenge, response, next }, previous) => {
    const t = await getTranslations('account');
    const place = await readPasskeyPlace();
    const credentialId = readAssertion(response)?.id;
    if (place.kind === 'address' || credentialId === undefined) {
      return { state: answerFields({ message: t('passkeys.signInWrong') }, previous) };
    }
    const { isWithin, resetMs } = await takeAllowance(db(), limits.signIns, hashToken(`passkey ${credentialId}`));
    if (!isWithin) {
      const minutes = Math.ceil(resetMs / 60_000);
      return { state: answerFields({ message: t('signIn.tooMany', { minutes }) }, previous) };
    }
    const { rpId, origin } = place;
    const sent = { rpId, origin, challenge, response };
    const answered = await callAuth(getAuth(), '/passkey/sign-in', await headers(), sent);
    if (answered.status === 429)
      return { state: answerFields({ message: t('signIn.tooMany', { minutes: 1 }) }, previous) };
    if (answered.status !== 200) return { state: answerFields({ message: t('passkeys.signInWrong') }, previous) };
    await keepCookies(answered.cookies);
    return { goTo: readLocalPath(next) };
  },
  onFailure: failFields(),
});
