'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { defineAction } from '../define-action';
import { answerFields, failFields, type FieldsState } from '../fields-state';
import { findHeartbeat, heartbeatChoices, saveHeartbeat } from '@/lib/notify/heartbeat-setting';
import { env } from '@/lib/env';
import { getNotifier } from '@/lib/notify/process-notifier';

const schema = z.object({
  url: z.string().trim().max(2000),
  everyMinutes: z.coerce.number().refine((minutes) => heartbeatChoices.some((choice) => choice === minutes)),
  isOn: z.enum(['yes', 'no']),
});

/** An address that is left empty stays as it is. */
export const saveHeartbeatAction = defineAction<typeof schema, FieldsState>({
  may: 'channels.manage',
  schema,
  run: async ({ url: typed, everyMinutes, isOn }, previous, visitor) => {
    const t = await getTranslations('notices.heartbeat');
    const notifier = getNotifier();
    const now = notifier.now();
    if (isOn === 'no') {
      await saveHeartbeat(notifier, visitor, null, now);
      return { state: answerFields({ tone: 'good', message: t('savedOff') }, previous) };
    }
    const url = typed || ((await findHeartbeat(notifier))?.url ?? '');
    if (!isAddress(url)) return { state: answerFields({ message: t('badUrl'), field: 'url' }, previous) };
    await saveHeartbeat(notifier, visitor, { url, everyMinutes }, now);
    return { state: answerFields({ tone: 'good', message: t('savedOn') }, previous) };
  },
  onFailure: failFields('everyMinutes', 'isOn'),
});

function isAddress(text: string): boolean {
  // http goes into one's own network alone, where it was opened (docs/decisions/0018).
  const protocols = env.allowNets.length > 0 ? ['https:', 'http:'] : ['https:'];
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}
