'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { answerAct, failAct, type ActState } from '../act-state';
import { defineAction } from '../define-action';
import { answerFields, typedOf, type FieldsState } from '../fields-state';
import { findPolicyFor } from '@/lib/db/find-policy-for';
import { readTargetText } from '@/lib/events/notice-policy';
import { readPolicyForm } from '@/lib/events/policy-form';
import { getNotifier } from '@/lib/notify/process-notifier';
import { savePolicy } from '@/lib/notify/save-policy';
import { listZones } from '@/lib/words/choose-zone';

const schema = z.object({ target: z.string().max(100) }).catchall(z.string().max(300));

export const savePolicyAction = defineAction<typeof schema, FieldsState>({
  may: 'notices.manage',
  schema,
  run: async ({ target: text, ...fields }, previous, visitor) => {
    const t = await getTranslations('notices');
    const target = readTargetText(text);
    if (target === null) return { state: answerFields({ message: t('gone'), typed: fields }, previous) };
    const base = await findPolicyFor(getNotifier().db, target);
    const reading = readPolicyForm(fields, base.policy, listZones());
    if (!reading.ok) {
      const { field, fault } = reading;
      return { state: answerFields({ message: t(`fault.${fault}`), field, typed: fields }, previous) };
    }
    const isSaved = await savePolicy(getNotifier(), visitor, target, reading.policy);
    return {
      state: isSaved
        ? answerFields({ tone: 'good', message: t('saved'), typed: fields }, previous)
        : answerFields({ message: t('gone'), typed: fields }, previous),
    };
  },
  onFailure: (message, form, previous) => answerFields({ message, typed: typedOf(form, []) }, previous),
});

const targetSchema = z.object({ target: z.string().max(100) });

/** What is told goes by the next wider policy again. */
export const removePolicyAction = defineAction<typeof targetSchema, ActState>({
  may: 'notices.manage',
  schema: targetSchema,
  run: async ({ target: text }, previous, visitor) => {
    const t = await getTranslations('notices');
    const target = readTargetText(text);
    const isDone = target !== null && (await savePolicy(getNotifier(), visitor, target, null));
    return isDone ? { goTo: '/notices' } : { state: answerAct('warning', t('gone'), previous) };
  },
  onFailure: failAct,
});
