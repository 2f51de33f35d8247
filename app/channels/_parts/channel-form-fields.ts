import 'server-only';
import { getLocale, getTranslations } from 'next-intl/server';
import type { Field } from '@/components/ui/form-field';
import { readVisitor } from '@/app/_access/read-visitor';
import { deriveKey } from '@/lib/auth/master-key';
import { listChannels, type StoredChannel } from '@/lib/db/channels';
import { db } from '@/lib/db/client';
import { listTags } from '@/lib/db/list-tags';
import type { ChannelDriver, ChannelField } from '@/lib/notify/channel-driver';
import { getNotifier } from '@/lib/notify/process-notifier';
import { locales, type Locale } from '@/lib/words/locale';

/** The driver's own fields first, then what every channel has. */
export async function listChannelFields(driver: ChannelDriver, stored: StoredChannel | null): Promise<Field[]> {
  const [t, locale, tags] = await Promise.all([getTranslations('channels'), getLocale(), listTags(db(), null)]);
  const own = driver.fields.map((field) => toField(field, stored, locale, t('keepSecret')));
  if (stored === null && driver.kind === 'webhook') own.splice(0, own.length, ...own.map(await prepareSecret()));
  const choice: Field = {
    name: 'tells',
    type: 'radio',
    label: t('tells'),
    value: stored && !stored.tellsAll ? 'some' : 'all',
    options: [
      { value: 'all', label: t('tellsAll') },
      ...(tags.length === 0 ? [] : [{ value: 'some', label: t('tellsSome') }]),
    ],
  };
  const tagChoice: Field = {
    name: 'tags',
    type: 'checks',
    label: t('tags'),
    value: stored?.tagIds.join(' ') ?? '',
    options: tags.map(({ tagId, name, siteCount }) => ({ value: tagId, label: t('tagSites', { name, siteCount }) })),
  };
  const name: Field = {
    name: 'name',
    label: t('name'),
    hint: t('nameHint'),
    value: stored?.name ?? driver.label[locale],
    isOptional: true,
  };
  const language: Field = {
    name: 'locale',
    type: 'radio',
    label: t('language'),
    value: stored?.locale ?? locale,
    options: locales.map((value) => ({ value, label: t(`languageName.${value}`) })),
  };
  return [...own, name, language, choice, ...(tags.length === 0 ? [] : [tagChoice])];
}

function toField(field: ChannelField, stored: StoredChannel | null, locale: Locale, keep: string): Field {
  const isKept = stored !== null && field.isSecret;
  return {
    name: `field:${field.name}`,
    type: field.isSecret && field.inputType !== 'textarea' ? 'password' : field.inputType,
    label: field.label[locale],
    hint: isKept ? `${field.hint[locale]} ${keep}` : field.hint[locale],
    value: stored?.settings[field.name] ?? field.initial ?? '',
    isOptional: !field.isRequired || isKept,
    isSecret: field.isSecret,
    ...(field.options && {
      options: field.options.map(({ value, label }) => ({ value, label: label[locale] })),
    }),
  };
}

/** The secret of a webhook is nobody's to choose: the form brings one, to be copied into the program that checks it. */
async function prepareSecret(): Promise<(field: Field) => Field> {
  const visitor = await readVisitor();
  // The same one until the form is sent, although the page may be drawn anew in between.
  const purpose = `webhook ${visitor?.sessionId ?? ''} ${(await listChannels(db())).length}`;
  const secret = deriveKey(getNotifier().masterKey, purpose);
  return (field) => (field.name === 'field:secret' ? { ...field, type: 'text', value: secret } : field);
}
