'use server';

import { cookies } from 'next/headers';
import { createTranslator } from 'next-intl';
import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import { listZones } from '@/lib/words/choose-zone';
import { locales } from '@/lib/words/locale';
import { messages } from '@/lib/words/messages';
import { localeCookie, zoneCookie } from '@/lib/words/preference-cookies';
import type { SettingsResult } from '@/components/settings-form';
import { answerAct } from './act-state';
import { defineOpenAction } from './define-action';

const schema = z.object({ locale: z.enum(locales), zone: z.string().trim() });

const keep = { maxAge: 400 * 24 * 60 * 60, sameSite: 'lax', httpOnly: true, path: '/' } as const;

export const saveSettingsAction = defineOpenAction<typeof schema, SettingsResult | null>({
  limit: 'preferences',
  schema,
  run: async ({ locale, zone }, previous) => {
    const isKnown = listZones().includes(zone);
    const spoken = isKnown ? locale : await getLocale();
    // The answer is in the language that was just chosen, which this request does not speak yet.
    const t = createTranslator({ locale: spoken, messages: messages[spoken], namespace: 'settings' });
    if (!isKnown) return { state: { ...answerAct('bad', t('badZone'), previous), typed: { locale, zone } } };

    const jar = await cookies();
    jar.set(localeCookie, locale, keep);
    jar.set(zoneCookie, zone, keep);
    return { state: answerAct('good', t('saved'), previous) };
  },
  onFailure: (sentence, form, previous) => ({
    ...answerAct('bad', sentence, previous),
    typed: { locale: textOf(form, 'locale'), zone: textOf(form, 'zone') },
  }),
});

function textOf(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === 'string' ? value : '';
}
