'use server';

import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { answerAct, failAct, type ActState } from '../act-state';
import { defineAction } from '../define-action';
import { answerFields, typedOf, type FieldsState } from '../fields-state';
import { channelSchema, readChoice } from './channel-fields';
import { deleteChannel, findChannel, pauseChannel } from '@/lib/db/channels';
import { allDrivers } from '@/lib/notify/all-drivers';
import { channelKinds, isChannelKind } from '@/lib/notify/channel-kinds';
import { wordFailure } from '@/lib/notify/failure-words';
import { getNotifier } from '@/lib/notify/process-notifier';
import { addChannel, changeChannel, type SaveChannelResult } from '@/lib/notify/save-channel';
import { testChannel } from '@/lib/notify/test-channel';
import { joinSentences } from '@/lib/view/join-sentences';

const channelId = z.string().min(1).max(64);
const secretFields = allDrivers.flatMap(({ fields }) => fields.filter(({ isSecret }) => isSecret));
const secretNames = secretFields.map(({ name }) => `field:${name}`);

const addSchema = channelSchema.extend({ kind: z.enum(channelKinds) });

/** Then one comes to the page of the new channel, to send a test. */
export const addChannelAction = defineAction<typeof addSchema, FieldsState>({
  may: 'channels.manage',
  schema: addSchema,
  run: async ({ kind, ...rest }, previous, visitor) => {
    const result = await addChannel(getNotifier(), visitor, kind, readChoice(rest));
    return answerSaving(result, rest, previous, 'added');
  },
  onFailure: keepTyped,
});

const changeSchema = channelSchema.extend({ channelId });

export const changeChannelAction = defineAction<typeof changeSchema, FieldsState>({
  may: 'channels.manage',
  schema: changeSchema,
  run: async ({ channelId, ...rest }, previous, visitor) => {
    const result = await changeChannel(getNotifier(), visitor, channelId, readChoice(rest));
    return answerSaving(result, rest, previous, 'saved');
  },
  onFailure: keepTyped,
});

const idSchema = z.object({ channelId });

export const testChannelAction = defineAction<typeof idSchema, ActState>({
  may: 'channels.manage',
  limits: [{ name: 'tests' }],
  schema: idSchema,
  run: async ({ channelId }, previous) => {
    const [t, locale] = await Promise.all([getTranslations('channels'), getLocale()]);
    const channel = await findChannel(getNotifier().db, channelId);
    if (!channel || channel.personId !== null) return { state: answerAct('warning', t('gone'), previous) };
    const outcome = await testChannel(getNotifier(), channelId);
    if (outcome === null) return { state: answerAct('warning', t('gone'), previous) };
    if (outcome.kind === 'sent') return { state: answerAct('good', t('testSent', { name: channel.name }), previous) };
    const words = isChannelKind(channel.kind) ? wordFailure(channel.kind, outcome.failure)[locale] : t('gone');
    const message = joinSentences([words, t('testAgain')], locale);
    return { state: answerAct('bad', message, previous, outcome.detail === '' ? [] : [outcome.detail]) };
  },
  onFailure: failAct,
});

const pauseSchema = idSchema.extend({ isPaused: z.enum(['yes', 'no']) });

export const pauseChannelAction = defineAction<typeof pauseSchema, ActState>({
  may: 'channels.manage',
  schema: pauseSchema,
  run: async ({ channelId, isPaused }, _previous, visitor) => {
    const { db, now } = getNotifier();
    await pauseChannel(db, channelId, isPaused === 'yes', visitor, now());
    return { state: null };
  },
  onFailure: failAct,
});

export const removeChannelAction = defineAction<typeof idSchema, ActState>({
  may: 'channels.manage',
  schema: idSchema,
  run: async ({ channelId }, _previous, visitor) => {
    const { db, now } = getNotifier();
    await deleteChannel(db, channelId, visitor, now());
    return { goTo: '/channels' };
  },
  onFailure: failAct,
});

async function answerSaving(
  result: SaveChannelResult,
  sent: Readonly<Record<string, string>>,
  previous: FieldsState,
  how: 'added' | 'saved',
) {
  if (result.kind === 'saved') return { goTo: `/channels/${result.channelId}?${how}` };
  const [t, locale] = await Promise.all([getTranslations('channels'), getLocale()]);
  const typed = Object.fromEntries(Object.entries(sent).filter(([name]) => !secretNames.includes(name)));
  if (result.kind === 'gone') return { state: answerFields({ message: t('gone'), typed }, previous) };
  const field = result.field === null || result.field === 'name' ? result.field : `field:${result.field}`;
  return {
    state: answerFields({ message: result.sentence[locale], typed, ...(field === null ? {} : { field }) }, previous),
  };
}

function keepTyped(message: string, form: FormData, previous: FieldsState): FieldsState {
  return answerFields({ message, typed: typedOf(form, secretNames) }, previous);
}
