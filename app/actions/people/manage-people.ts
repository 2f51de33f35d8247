'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { ShareResult } from '@/components/share-form';
import { invite, withdrawInvitation } from '@/lib/auth/invite';
import { changePerson, removePerson } from '@/lib/auth/manage-people';
import { listOwnOrigins } from '@/lib/auth/own-origins';
import { roles } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { answerAct, failAct, type ActState } from '../act-state';
import { defineAction } from '../define-action';
import { answerShare, failShare, readTicks, shareFields } from './share-choice';

const id = z.string().min(1).max(64);

const inviteSchema = z.looseObject({ ...shareFields, note: z.string().max(100) });
/** Answers with the link, which is never shown again. */
export const inviteAction = defineAction<typeof inviteSchema, ShareResult | null>({
  may: 'people.manage',
  schema: inviteSchema,
  run: async (input, previous, visitor) => {
    const t = await getTranslations('people');
    const { role, note, sees } = input;
    const choice = { role, note, seesAll: sees === 'all', tagIds: readTicks(input) };
    const result = await invite(db(), visitor, choice, new Date());
    if (result.kind !== 'invited')
      return { state: answerShare({ message: t(`refusal.${result.kind}`), typed: choice }, previous) };
    const link = `${listOwnOrigins(env)[0] ?? ''}/invitation/${result.token}`;
    return { state: answerShare({ tone: 'good', message: t('invited'), link }, previous) };
  },
  onFailure: failShare,
});

const changeSchema = z.looseObject({ ...shareFields, personId: id, from: z.enum(roles) });
export const changePersonAction = defineAction<typeof changeSchema, ShareResult | null>({
  may: 'people.manage',
  schema: changeSchema,
  run: async (input, previous, visitor) => {
    const t = await getTranslations('people');
    const { personId, from, role, sees } = input;
    const choice = { seesAll: sees === 'all', tagIds: readTicks(input) };
    const result = await changePerson(db(), visitor, { personId, from, to: role, ...choice }, new Date());
    if (result === 'changed') return { state: answerShare({ tone: 'good', message: t('changed') }, previous) };
    return { state: answerShare({ message: t(`refusal.${result}`), typed: { role, ...choice, note: '' } }, previous) };
  },
  onFailure: failShare,
});

const removeSchema = z.object({ personId: id, from: z.enum(roles) });
export const removePersonAction = defineAction<typeof removeSchema, ActState>({
  may: 'people.manage',
  schema: removeSchema,
  run: async (person, previous, visitor) => {
    const t = await getTranslations('people');
    const result = await removePerson(db(), visitor, person, new Date());
    if (result !== 'removed') return { state: answerAct('bad', t(`refusal.${result}`), previous) };
    return { goTo: person.personId === visitor.personId ? '/sign-in' : '/people' };
  },
  onFailure: failAct,
});

const withdrawSchema = z.object({ invitationId: id });
export const withdrawInvitationAction = defineAction<typeof withdrawSchema, ActState>({
  may: 'people.manage',
  schema: withdrawSchema,
  run: async ({ invitationId }, previous, visitor) => {
    const t = await getTranslations('people');
    const isDone = await withdrawInvitation(db(), visitor, invitationId, new Date());
    return isDone ? { goTo: '/people' } : { state: answerAct('warning', t('alreadyGone'), previous) };
  },
  onFailure: failAct,
});
