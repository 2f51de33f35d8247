'use server';

import { getTimeZone, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { answerAct, failAct, type ActState } from './act-state';
import { defineAction } from './define-action';
import { answerFields, failFields, type FieldsState } from './fields-state';
import { db } from '@/lib/db/client';
import { insertPlan } from '@/lib/db/recovery-plans';
import { findSiteHours, storeSiteHours } from '@/lib/db/site-hours';
import { readJson } from '@/lib/db/stored-json';
import { deleteVisits, findVisits, storeVisits, visitRecordSchema } from '@/lib/db/visit-records';
import { emptyTally } from '@/lib/quiet-hours/log-reader';
import { readTable } from '@/lib/quiet-hours/read-table';
import { mostVisits } from '@/lib/quiet-hours/visit-slots';
import { weighCount } from '@/lib/quiet-hours/weigh-count';
import { readClock } from '@/lib/view/read-clock';
import { chooseZone } from '@/lib/words/choose-zone';

const id = z.string().min(1).max(64);
const longestRecord = 1_500_000;
const longestTable = 200_000;
const yearMs = 400 * 24 * 60 * 60 * 1000;

const visitsSchema = z.object({ siteId: id, record: z.string().max(longestRecord) });

/** Stores what the person's own browser has counted: the logs themselves never come here. */
export const storeVisitsAction = defineAction<typeof visitsSchema, ActState>({
  may: 'sites.recover',
  about: ({ siteId }) => ({ siteId }),
  schema: visitsSchema,
  run: async ({ siteId, record: sent }, previous, visitor) => {
    const t = await getTranslations('quiet.reading');
    const record = readJson(sent, visitRecordSchema);
    if (!record) return { state: answerAct('bad', t('badRecord'), previous) };
    const [own, hours, earlier] = await Promise.all([
      getTimeZone(),
      findSiteHours(db(), siteId),
      findVisits(db(), siteId),
    ]);
    const weight = weighCount(record, earlier?.record ?? null, hours?.zone ?? own);
    if (weight === 'kept-earlier') return { state: answerAct('warning', t('keptEarlier'), previous) };
    await storeVisits(db(), visitor, { siteId, record }, new Date());
    if (weight === 'too-little') return { state: answerAct('warning', t('tooLittle'), previous) };
    return { state: answerAct('good', t('stored'), previous) };
  },
  onFailure: failAct,
});

const tableSchema = z.object({ siteId: id, table: z.string().max(longestTable) });

export const storeTableAction = defineAction<typeof tableSchema, FieldsState>({
  may: 'sites.recover',
  about: ({ siteId }) => ({ siteId }),
  schema: tableSchema,
  run: async ({ siteId, table: typed }, previous, visitor) => {
    const [t, own, hours] = await Promise.all([
      getTranslations('quiet.hand'),
      getTimeZone(),
      findSiteHours(db(), siteId),
    ]);
    const table = readTable(typed, hours?.zone ?? own);
    // Hours with their dates come as a file, which is counted in the browser.
    if (table?.kind !== 'week') {
      return { state: answerFields({ message: t('bad'), field: 'table', typed: { table: typed } }, previous) };
    }
    const { visits, weeks } = table;
    const sources = [{ name: '', kind: 'hand' }];
    const read = { sources, dated: null, week: { visits, weeks }, tally: emptyTally() };
    const { data: record } = visitRecordSchema.safeParse(read);
    // Its form is right: what is left to refuse are its numbers.
    if (!record) {
      const message = t('tooMany', { most: mostVisits });
      return { state: answerFields({ message, field: 'table', typed: { table: typed } }, previous) };
    }
    await storeVisits(db(), visitor, { siteId, record }, new Date());
    return { state: answerFields({ tone: 'good', message: t('stored') }, previous) };
  },
  onFailure: (message, form, previous) => {
    const table = form.get('table');
    const typed = { table: typeof table === 'string' ? table.slice(0, longestTable) : '' };
    return answerFields({ message, field: 'table', typed }, previous);
  },
});

const siteSchema = z.object({ siteId: id });

export const removeVisitsAction = defineAction<typeof siteSchema, ActState>({
  may: 'sites.recover',
  about: ({ siteId }) => ({ siteId }),
  schema: siteSchema,
  run: async ({ siteId }, _previous, visitor) => {
    await deleteVisits(db(), visitor, siteId, new Date());
    return { state: null };
  },
  onFailure: failAct,
});

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^$/);
const hoursSchema = z.object({ siteId: id, zone: z.string().max(64), sleepFrom: time, sleepUntil: time });

export const saveSiteHoursAction = defineAction<typeof hoursSchema, FieldsState>({
  may: 'sites.recover',
  about: ({ siteId }) => ({ siteId }),
  schema: hoursSchema,
  run: async ({ siteId, zone, sleepFrom, sleepUntil }, previous, visitor) => {
    const t = await getTranslations('quiet.hours');
    const typed = { zone, sleepFrom, sleepUntil };
    if ((sleepFrom === '') !== (sleepUntil === '')) {
      const field = sleepFrom === '' ? 'sleepFrom' : 'sleepUntil';
      return { state: answerFields({ message: t('bothTimes'), field, typed }, previous) };
    }
    const isAlways = sleepFrom === '' || sleepFrom === sleepUntil;
    const sleep = isAlways ? null : { from: toMinutes(sleepFrom), until: toMinutes(sleepUntil) };
    await storeSiteHours(db(), visitor, { siteId, zone: chooseZone(zone), sleep }, new Date());
    return { state: answerFields({ tone: 'good', message: t('saved') }, previous) };
  },
  onFailure: failFields('zone', 'sleepFrom', 'sleepUntil'),
});

function toMinutes(text: string): number {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return hour * 60 + minute;
}

const windowSchema = z.object({
  siteId: id,
  startsAt: z.iso.datetime(),
  minutes: z.coerce.number().int().min(10).max(480),
});

export const planWindowAction = defineAction<typeof windowSchema, ActState>({
  may: 'sites.recover',
  about: ({ siteId }) => ({ siteId }),
  schema: windowSchema,
  run: async ({ siteId, startsAt: sent, minutes }, previous, visitor) => {
    const t = await getTranslations('quiet.windows');
    const [now, startsAt] = [new Date(), new Date(sent)];
    const isSoon = startsAt > now && startsAt.getTime() < now.getTime() + yearMs;
    if (!isSoon) return { state: answerAct('warning', t('passed'), previous) };
    const plan = await insertPlan(db(), visitor, { siteId, startsAt, minutes }, now);
    if (plan.planId === null) {
      const [words, clock] = await Promise.all([getTranslations('site.plan'), readClock()]);
      return { state: answerAct('warning', words('afterEnd', { end: clock.instant(plan.endsAt) }), previous) };
    }
    return { state: answerAct('good', t('planned'), previous) };
  },
  onFailure: failAct,
});
