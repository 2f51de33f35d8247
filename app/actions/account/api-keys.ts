'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { KeyResult } from '@/components/key-form';
import { keyDays, keyScopes, makeApiKey, revokeApiKey } from '@/lib/auth/api-keys';
import { db } from '@/lib/db/client';
import { answerAct, failAct, type ActState } from '../act-state';
import { defineAction } from '../define-action';
import { textOf } from '../fields-state';

const makeSchema = z.object({ name: z.string().max(300), scope: z.enum(keyScopes), days: z.enum(keyDays) });

/** Answers with the key, which is never shown again. */
export const makeKeyAction = defineAction<typeof makeSchema, KeyResult | null>({
  may: 'account.self',
  limits: [{ name: 'secrets' }],
  schema: makeSchema,
  run: async (choice, previous, visitor) => {
    const t = await getTranslations('keys');
    const result = await makeApiKey(db(), visitor, choice, new Date());
    const turn = (previous?.turn ?? 0) + 1;
    if (result.kind !== 'made')
      return { state: { message: t(`refusal.${result.kind}`), key: null, typed: choice, turn } };
    return { state: { message: t('made', { name: choice.name.trim() }), key: result.key, typed: null, turn } };
  },
  onFailure: (message, form, previous) => {
    const typed = { name: textOf(form, 'name'), scope: textOf(form, 'scope'), days: textOf(form, 'days') };
    return { message, key: null, typed, turn: (previous?.turn ?? 0) + 1 };
  },
});

const revokeSchema = z.object({ keyId: z.string().min(1).max(64) });

export const revokeKeyAction = defineAction<typeof revokeSchema, ActState>({
  may: 'account.self',
  schema: revokeSchema,
  run: async ({ keyId }, previous, visitor) => {
    const t = await getTranslations('keys');
    const isDone = await revokeApiKey(db(), visitor, keyId, new Date());
    return isDone ? { goTo: '/keys' } : { state: answerAct('warning', t('alreadyGone'), previous) };
  },
  onFailure: failAct,
});
