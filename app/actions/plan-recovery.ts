'use server';

import { getTimeZone, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { answerAct, failAct, type ActState } from './act-state';
import { defineAction } from './define-action';
import { answerFields, failFields, type FieldsState } from './fields-state';
import { db } from '@/lib/db/client';
import { deletePlan, insertPlan } from '@/lib/db/recovery-plans';
import { readClock } from '@/lib/view/read-clock';
import { findInstant } from '@/lib/words/wall-clock';

const id = z.string().min(1).max(64);
const planSchema = z.object({ siteId: id, startsAt: z.string().max(40), minutes: z.coerce.number().int() });
const yearMs = 400 * 24 * 60 * 60 * 1000;
const longestMinutes = 480;

export const planRecoveryAction = defineAction<typeof planSchema, FieldsState>({
  may: 'sites.recover',
  about: ({ siteId }) => ({ siteId }),
  schema: planSchema,
  run: async ({ siteId, startsAt: typed, minutes }, previous, visitor) => {
    const [t, zone] = await Promise.all([getTranslations('site.plan'), getTimeZone()]);
    const now = new Date();
    const startsAt = readLocalTime(typed, zone);
    const isSoon = startsAt !== null && startsAt > now && startsAt.getTime() < now.getTime() + yearMs;
    const kept = { startsAt: typed, minutes: String(minutes) };
    if (!isSoon) return { state: answerFields({ message: t('badTime'), field: 'startsAt', typed: kept }, previous) };
    if (minutes < 10 || minutes > longestMinutes) {
      return { state: answerFields({ message: t('badMinutes'), field: 'minutes', typed: kept }, previous) };
    }
    const plan = await insertPlan(db(), visitor, { siteId, startsAt, minutes }, now);
    if (plan.planId === null) {
      const message = t('afterEnd', { end: (await readClock()).instant(plan.endsAt) });
      return { state: answerFields({ message, field: 'startsAt', typed: kept }, previous) };
    }
    return { state: answerFields({ tone: 'good', message: t('saved') }, previous) };
  },
  onFailure: failFields('startsAt', 'minutes'),
});

const removeSchema = z.object({ siteId: id, planId: id });

export const removePlanAction = defineAction<typeof removeSchema, ActState>({
  may: 'sites.recover',
  about: ({ siteId }) => ({ siteId }),
  schema: removeSchema,
  run: async (plan, previous, visitor) => {
    const t = await getTranslations('site.plan');
    const isDone = await deletePlan(db(), visitor, plan, new Date());
    return { state: isDone ? null : answerAct('warning', t('gone'), previous) };
  },
  onFailure: failAct,
});

/** "2026-12-05T03:00", as browsers send it; null when it is none. */
function readLocalTime(text: string, zone: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  return findInstant({ year, month, day, hour, minute }, zone);
}
